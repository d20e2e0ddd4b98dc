import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { runById } from '#mlflow/runsById.ts'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { versionFile } from '#mlflow/versionFiles.ts'
import { type ModelFile, readModelFile } from './readModelFile.ts'
import { readRequirements } from './versionDifferences.ts'

/** What is known of a version beyond the registry. */
export type VersionDetails = {
  /** Whether something is asked for the first time; what failed and is asked for again counts as known. */
  isLoading: boolean
  /** Whether that is so of the run. */
  isRunLoading: boolean
  /** Null where the version has no run, or it cannot be read. */
  run: Run | null
  /** Null where it has no `MLmodel` file, or none that can be read. */
  model: ModelFile | null
  /** Package to what is demanded of it, nothing for a model that is no Python; null where it should say and does not. */
  requirements: ReadonlyMap<string, string> | null
}

/** A version's run and the files that say what the model takes, gives and needs. Nothing is asked for `null`. */
export function useVersionDetails(version: ModelVersion | null): VersionDetails {
  const name = version ?? { model: '', version: '' }
  const hasRun = version !== null && version.runId !== null
  const run = useQuery({ ...runById(version?.runId ?? ''), enabled: hasRun })
  const model = useQuery({ ...versionFile(name, 'MLmodel'), enabled: version !== null })
  const file = useMemo(() => readOrNull(model.data ?? null), [model.data])
  const isPython = file?.flavors.some(({ name }) => name === 'python_function') ?? false
  const packages = useQuery({ ...versionFile(name, 'requirements.txt'), enabled: isPython })
  const isRunLoading = hasRun && !run.isFetched
  const isModelLoading = version !== null && !model.isFetched
  return {
    isRunLoading,
    isLoading: isRunLoading || isModelLoading || (isPython && !packages.isFetched),
    run: run.data ?? null,
    model: file,
    requirements: useMemo(
      () => (isPython ? requirementsOf(packages.data) : file && NONE),
      [isPython, packages.data, file],
    ),
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

const requirementsOf = (text: string | null | undefined) =>
  typeof text === 'string' ? readRequirements(text) : null

function readOrNull(text: string | null): ModelFile | null {
  try {
    return text === null ? null : readModelFile(text)
  } catch {
    // A damaged file says as much as none; it is shown where files are shown.
    return null
  }
}
