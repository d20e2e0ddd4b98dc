import { useNavigate } from 'react-router-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { deleteVersion } from '#mlflow/registryChanges.ts'
import { paths } from '#src/paths.ts'
import form from '#ui/DialogForm.module.css'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { versionWarnings } from './deletionWarnings.ts'
import { Warnings } from './Warnings.tsx'

type Props = {
  version: ModelVersion
  /** Of its model. */
  aliases: ReadonlyMap<string, string>
  onClose: () => void
}

/** Asks before a version goes. */
export function DeleteVersionDialog({ version, aliases, onClose }: Props) {
  const { model, version: number } = version
  const navigate = useNavigate()
  const notify = useNotify()
  return (
    <ActionDialog
      title={`Delete version ${number}?`}
      confirm={`Delete version ${number}`}
      refused={`Version ${number} was not deleted.`}
      action={async () => {
        await deleteVersion(version)
        notify({ tone: 'done', text: `Version ${number} of “${model}” was deleted.` })
        await navigate(paths.model(model), { replace: true })
      }}
      onClose={onClose}
    >
      <p className={form.sentence}>
        Version {number} of <strong className="name">{model}</strong> goes with its tags and its
        history, and its number is not given out again. This cannot be undone. Its run and the files
        stay.
      </p>
      <Warnings sentences={versionWarnings(version, aliases)} />
    </ActionDialog>
  )
}
