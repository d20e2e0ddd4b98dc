import { useState } from 'react'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { DeleteModelDialog } from './DeleteModelDialog.tsx'
import { RegisterAddressDialog } from './RegisterAddressDialog.tsx'
import { RenameModelDialog } from './RenameModelDialog.tsx'

type Props = { model: RegisteredModel; versions: readonly ModelVersion[] }

/** What can be done with a model as a whole; nothing where changes are not taken. */
export function ModelActions({ model, versions }: Props) {
  const [question, setQuestion] = useState<'register' | 'rename' | 'delete' | null>(null)
  if (!useTakesChanges()) return null
  const onClose = () => setQuestion(null)
  return (
    <>
      <ActionMenu
        look="button"
        label="Actions"
        description="Actions for this model"
        items={[
          { label: 'Register a version…', onSelect: () => setQuestion('register') },
          { label: 'Rename…', onSelect: () => setQuestion('rename') },
          { label: 'Delete…', onSelect: () => setQuestion('delete') },
        ]}
      />
      {question === 'register' && <RegisterAddressDialog model={model.name} onClose={onClose} />}
      {question === 'rename' && <RenameModelDialog model={model.name} onClose={onClose} />}
      {question === 'delete' && (
        <DeleteModelDialog model={model} versions={versions} onClose={onClose} />
      )}
    </>
  )
}
