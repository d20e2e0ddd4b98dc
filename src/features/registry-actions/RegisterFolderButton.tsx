import { useQuery } from '@tanstack/react-query'
import { PackagePlus } from 'lucide-react'
import { useState } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { Button } from '#ui/Button.tsx'
import { folderSource } from './modelSources.ts'
import { RegisterDialog } from './RegisterDialog.tsx'

type Props = {
  run: Run
  /** A folder of its artifacts; '' is the root. */
  folder: string
}

/** Registers the model in a folder of a run's artifacts; nothing for a folder without one, or where changes are not taken. */
export function RegisterFolderButton({ run, folder }: Props) {
  const [asks, setAsks] = useState(false)
  const { data } = useQuery(artifactQueries.folder(run.id, folder))
  const takesChanges = useTakesChanges()
  const modelFile = folder === '' ? 'MLmodel' : `${folder}/MLmodel`
  const isModel = data?.some(({ path, isFolder }) => !isFolder && path === modelFile)
  if (!isModel || !takesChanges || run.deleted) return null
  return (
    <>
      <Button
        size="compact"
        icon={<PackagePlus size={14} aria-hidden />}
        onClick={() => setAsks(true)}
      >
        Register…
      </Button>
      {asks && (
        <RegisterDialog sources={[folderSource(run, folder)]} onClose={() => setAsks(false)} />
      )}
    </>
  )
}
