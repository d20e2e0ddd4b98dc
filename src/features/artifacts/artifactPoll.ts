import { isActive, type Run } from '#mlflow/runs.ts'

const POLL_MS = 10_000
/** Scripts log most of their files last, and a file may be there only after the run's end was seen. */
const SETTLING_MS = 60_000

/** Query options under which the files of a run in progress, or one just ended, show up by themselves. */
export const pollOf = (run: Run) => ({
  refetchInterval: () => (isActive(run) || endedLately(run) ? POLL_MS : false),
})

const endedLately = ({ endedAt }: Run) =>
  endedAt !== null && Date.now() - endedAt.getTime() < SETTLING_MS
