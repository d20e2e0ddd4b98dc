import * as z from 'zod/mini'
import { changeEach } from './changeEach.ts'
import { send } from './client.ts'
import { limitConcurrency } from './limitConcurrency.ts'
import { queryClient } from './queryClient.ts'
import { runQueries } from './runs.ts'

/** No answer to a change says more than that it was made. */
const acknowledged = z.object({})

async function change(endpoint: string, body: Record<string, string>): Promise<void> {
  await send('POST', `runs/${endpoint}`, body, acknowledged)
}

/** Servers ignore an empty name, and refuse one for a deleted run. */
export const renameRun = (runId: string, name: string) =>
  change('update', { run_id: runId, run_name: name })

/** Adds the tag or changes its value; refused for a deleted run. */
export const setRunTag = (runId: string, key: string, value: string) =>
  change('set-tag', { run_id: runId, key, value })

/** Refused where the run has no such tag, or is deleted. */
export const deleteRunTag = (runId: string, key: string) =>
  change('delete-tag', { run_id: runId, key })

/** Hides the run from lists; those nested in it stay. Deleting twice is no failure. */
export const deleteRun = (runId: string) => change('delete', { run_id: runId })

/** Takes a deletion back; for a run that is not deleted nothing happens. */
export const restoreRun = (runId: string) => change('restore', { run_id: runId })

export type RunFailure = {
  runId: string
  /** What the server said, or that it did not answer. */
  reason: string
}

/** All batches share one gate, so that no number of them floods the server. */
const inTurn = limitConcurrency(4)

/**
 * Does the same to many runs, some at a time. One that fails does not hold up the others. Afterwards what is known of
 * runs is asked for anew where it is on screen.
 */
export async function forEachRun(
  runIds: readonly string[],
  task: (runId: string) => Promise<void>,
  { onProgress }: { onProgress?: (finished: number) => void } = {},
): Promise<{ done: string[]; failures: RunFailure[] }> {
  const { done, failed } = await changeEach(runIds, task, onProgress, inTurn)
  void queryClient.invalidateQueries({ queryKey: runQueries.all() })
  return {
    done,
    failures: failed.map(({ item, error }) => ({ runId: item, reason: error.message })),
  }
}
