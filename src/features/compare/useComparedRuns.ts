import { useQueries } from '@tanstack/react-query'
import { isUnreachable } from '#mlflow/client.ts'
import type { Run } from '#mlflow/runs.ts'
import { comparedRun } from '#mlflow/runsById.ts'
import type { RunSelection } from '#src/runSelection.ts'

/** A run on the compare page and its colour slot; null is grey. */
export type ComparedRun = { run: Run; slot: number | null }

/** A run that cannot be compared, with a sentence that says why. */
export type MissingRun = { runId: string; reason: string }

/** The selected runs in their order, and those that could not be had. `pending` until each has answered once, and while a lost backend leaves nothing to show. */
export function useComparedRuns(selection: RunSelection) {
  return useQueries({
    queries: selection.map(({ runId }) => comparedRun(runId)),
    combine: (results) => {
      const compared: ComparedRun[] = []
      const missing: MissingRun[] = []
      for (const [i, { data: run, error }] of results.entries()) {
        const { runId = '', slot = null } = selection[i] ?? {}
        if (run?.deleted) missing.push({ runId, reason: `The run “${run.name}” was deleted.` })
        else if (run) compared.push({ run, slot })
        // A lost backend says nothing about the run, which comes when the backend does.
        else if (error && !isUnreachable(error)) missing.push({ runId, reason: error.message })
      }
      const lost = results.some(({ data, error }) => !data && isUnreachable(error))
      const pending = results.some(({ isPending }) => isPending)
      return { compared, missing, pending: pending || (lost && compared.length === 0) }
    },
  })
}
