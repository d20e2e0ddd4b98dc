import { useQuery } from '@tanstack/react-query'
import { PackagePlus } from 'lucide-react'
import { useState } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { Button } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { modelSources } from './modelSources.ts'
import { RegisterDialog } from './RegisterDialog.tsx'

/** Registers a model that a run has logged; nothing where changes are not taken. */
export function RegisterRunButton({ run }: { run: Run }) {
  const [asks, setAsks] = useState(false)
  // Its folders are walked only once somebody means to register.
  const { data, error } = useQuery({
    ...artifactQueries.everywhere(run.id),
    enabled: asks,
  })
  if (!useTakesChanges() || run.deleted) return null
  const skipped = data?.skipped.length ?? 0
  const note = error
    ? `The artifacts could not be listed: ${error.message}`
    : skipped > 0
      ? `${formatCount(skipped, 'folder')} of the run were not looked into.`
      : null
  const isKnown = data !== undefined || error !== null
  return (
    <>
      <Button
        icon={<PackagePlus size={14} aria-hidden />}
        aria-busy={asks && !isKnown}
        onClick={() => setAsks(true)}
      >
        {asks && !isKnown ? 'Looking for models …' : 'Register a model…'}
      </Button>
      {asks && isKnown && (
        <RegisterDialog
          sources={modelSources(run, data?.artifacts ?? [])}
          note={note}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}
