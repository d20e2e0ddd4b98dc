import { isActive, type Run } from '#mlflow/runs.ts'

const ACTIVE_POLL_MS = 10_000

/** Query options under which the files of a run in progress show up by themselves. */
export const pollOf = (run: Run) => ({
  refetchInterval: isActive(run) ? ACTIVE_POLL_MS : (false as const),
})
