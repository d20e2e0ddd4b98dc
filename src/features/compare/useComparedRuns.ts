import { useQueries } from '@tanstack/react-query'
import { type Run, runQueries } from '#mlflow/runs.ts'
import type { RunSelection } from '#src/runSelection.ts'

/** A run on the compare page and its colour slot; null is grey. */
export type ComparedRun = { run: Run; slot: number | null }

/** A run that cannot be compared, with a sentence that says why. */
export type MissingRun = { runId: string; reason: string }

/** The selected runs in their order, and those that could not be had. `pending` until each has answered once. */
export function useComparedRuns(selection: RunSelection) {
  return useQueries({
    queries: selection.map(({ runId }) => runQueries.detail(runId)),
    combine: (results) => {
      const compared: ComparedRun[] = []
      const missing: MissingRun[] = []
      for (const [i, { data: run, error }] of results.entries()) {
        const { runId = '', slot = null } = selection[i] ?? {}
        if (run?.deleted) missing.push({ runId, reason: `The run “${run.name}” was deleted.` })
        else if (run) compared.push({ run, slot })
        else if (error) missing.push({ runId, reason: error.message })
      }
      return { compared, missing, pending: results.some(({ isPending }) => isPending) }
    },
  })
}
