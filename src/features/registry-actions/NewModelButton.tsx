import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { Button } from '#ui/Button.tsx'
import { NewModelDialog } from './NewModelDialog.tsx'

/** Makes a model that has no versions yet; nothing where changes are not taken. */
export function NewModelButton() {
  const [asks, setAsks] = useState(false)
  if (!useTakesChanges()) return null
  return (
    <>
      <Button icon={<Plus size={14} aria-hidden />} onClick={() => setAsks(true)}>
        New model…
      </Button>
      {asks && <NewModelDialog onClose={() => setAsks(false)} />}
    </>
  )
}
