import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { lastLogged } from '#mlflow/activity.ts'
import type { Experiment } from '#mlflow/experiments.ts'
import type { Run } from '#mlflow/runs.ts'
import { deletedRunsQuery, restoreRuns } from '#mlflow/trash.ts'
import { paths } from '#src/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Message } from '#ui/Message.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import classes from './Trash.module.css'
import { TrashTable } from './TrashTable.tsx'
import { useRestore } from './useRestore.ts'

type Props = {
  /** Those that are not deleted; the runs of the others come back with them. */
  experiments: readonly Experiment[]
  canChange: boolean
}

const HEADING_ID = 'deleted-runs'

/** The runs that were deleted on their own, the last started first. */
export function DeletedRuns({ experiments, canChange }: Props) {
  const query = useInfiniteQuery(deletedRunsQuery(experiments.map(({ id }) => id)))
  const { restore, isPending } = useRestore(
    { noun: 'run', headingId: HEADING_ID },
    restoreRuns(useQueryClient()),
  )
  const names = new Map(experiments.map(({ id, name }) => [id, name]))
  const runs = query.data?.pages.flatMap((page) => page.runs)

  return (
    <section className={classes.section} aria-labelledby={HEADING_ID}>
      <h2 id={HEADING_ID} tabIndex={-1}>
        Runs
      </h2>
      <p className={classes.note}>
        Runs that were deleted on their own. Those of a deleted experiment come back with it.
      </p>
      {runs ? (
        runs.length === 0 ? (
          <p className={classes.note}>No run is in the trash.</p>
        ) : (
          <TrashTable
            label="Deleted runs"
            items={runs}
            columns={columnsFor(names)}
            restore={canChange ? restore : undefined}
            busy={isPending}
          />
        )
      ) : query.error ? (
        <Message tone="problem" title="The deleted runs could not be read.">
          {query.error.message}
        </Message>
      ) : (
        <Skeleton label="Loading deleted runs" lines={3} />
      )}
      {query.hasNextPage && (
        <Button
          className={classes.more}
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </section>
  )
}

const columnsFor = (names: ReadonlyMap<string, string>) => [
  {
    title: 'Experiment',
    cell: ({ experimentId }: Run) => (
      <Link to={paths.experiment(experimentId)} title={names.get(experimentId)}>
        <bdi>{names.get(experimentId) ?? experimentId}</bdi>
      </Link>
    ),
  },
  {
    title: 'Last updated',
    cell: (run: Run) => {
      const date = lastUpdate(run)
      return date ? <TimeAgo date={date} /> : '–'
    },
  },
]

/** The last that a run said of itself; MLflow does not tell when it was deleted. */
const lastUpdate = (run: Run): Date | null =>
  [run.startedAt, run.endedAt, lastLogged(run).lastLoggedAt]
    .filter((date) => date !== null)
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1) ?? null
