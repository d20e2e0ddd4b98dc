import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { createModel } from '#mlflow/registryChanges.ts'
import { paths } from '#src/paths.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { DescriptionField } from './DescriptionField.tsx'
import { nameProblem } from './modelName.ts'
import { ModelNameField } from './ModelNameField.tsx'

/** Asks for the name of a new model, makes it, and leads to it. */
export function NewModelDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const navigate = useNavigate()
  return (
    <ActionDialog
      title="New model"
      confirm="Create the model"
      refused="The model was not created."
      ready={name !== '' && nameProblem(name) === null}
      action={async () => {
        await createModel(name, description)
        await navigate(paths.model(name))
      }}
      onClose={onClose}
    >
      <ModelNameField label="Name" value={name} onChange={setName} />
      <DescriptionField value={description} onChange={setDescription} />
    </ActionDialog>
  )
}
