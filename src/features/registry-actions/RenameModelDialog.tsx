import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { renameModel } from '#mlflow/registryChanges.ts'
import { paths } from '#src/paths.ts'
import form from '#ui/DialogForm.module.css'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { nameProblem } from './modelName.ts'
import { ModelNameField } from './ModelNameField.tsx'

/** Asks for another name of a model, and leads to where it is then. */
export function RenameModelDialog({ model, onClose }: { model: string; onClose: () => void }) {
  const [name, setName] = useState(model)
  const navigate = useNavigate()
  const notify = useNotify()
  return (
    <ActionDialog
      title="Rename the model"
      confirm="Rename"
      refused="The model was not renamed."
      ready={name !== '' && name !== model && nameProblem(name) === null}
      action={async () => {
        await renameModel(model, name)
        notify({ tone: 'done', text: `“${model}” is now called “${name}”.` })
        await navigate(paths.model(name), { replace: true })
      }}
      onClose={onClose}
    >
      <p className={form.sentence}>
        Its versions, tags and aliases go with it. Whatever loads it by its old name does not find
        it any more.
      </p>
      <ModelNameField label="Name" value={name} onChange={setName} />
    </ActionDialog>
  )
}
