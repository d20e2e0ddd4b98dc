import { useNavigate } from 'react-router-dom'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { deleteModel } from '#mlflow/registryChanges.ts'
import { paths } from '#src/paths.ts'
import form from '#ui/DialogForm.module.css'
import { formatCount } from '#ui/formatCount.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { modelWarnings } from './deletionWarnings.ts'
import { Warnings } from './Warnings.tsx'

type Props = { model: RegisteredModel; versions: readonly ModelVersion[]; onClose: () => void }

/** Asks before a model goes with all that is registered under it. */
export function DeleteModelDialog({ model: { name, aliases }, versions, onClose }: Props) {
  const navigate = useNavigate()
  const notify = useNotify()
  const count = formatCount(versions.length, 'version')
  return (
    <ActionDialog
      title="Delete the model?"
      confirm={versions.length === 0 ? 'Delete the model' : `Delete the model and ${count}`}
      refused="The model was not deleted."
      action={async () => {
        await deleteModel(name)
        notify({ tone: 'done', text: `The model “${name}” was deleted.` })
        await navigate(paths.models(), { replace: true })
      }}
      onClose={onClose}
    >
      <p className={form.sentence}>
        <strong className="name">{name}</strong> goes with its {count}, their tags and their
        history. This cannot be undone. The runs and their files stay.
      </p>
      <Warnings sentences={modelWarnings(versions, aliases)} />
    </ActionDialog>
  )
}
