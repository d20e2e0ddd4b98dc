import { useState } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { CopyVersionDialog } from './CopyVersionDialog.tsx'
import { DeleteVersionDialog } from './DeleteVersionDialog.tsx'

type Props = {
  version: ModelVersion
  /** Of its model. */
  aliases: ReadonlyMap<string, string>
}

/** What can be done with a version as a whole; nothing where changes are not taken. */
export function VersionActions({ version, aliases }: Props) {
  const [question, setQuestion] = useState<'copy' | 'delete' | null>(null)
  if (!useTakesChanges()) return null
  const onClose = () => setQuestion(null)
  return (
    <>
      <ActionMenu
        look="button"
        label="Actions"
        description="Actions for this version"
        items={[
          { label: 'Copy to another model…', onSelect: () => setQuestion('copy') },
          { label: 'Delete…', onSelect: () => setQuestion('delete') },
        ]}
      />
      {question === 'copy' && <CopyVersionDialog version={version} onClose={onClose} />}
      {question === 'delete' && (
        <DeleteVersionDialog version={version} aliases={aliases} onClose={onClose} />
      )}
    </>
  )
}
