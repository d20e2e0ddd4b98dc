import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type Experiment, experimentMutations, experimentQueries } from '#mlflow/experiments.ts'
import { Message } from '#ui/Message.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import classes from './Trash.module.css'
import { TrashTable } from './TrashTable.tsx'
import { useRestore } from './useRestore.ts'

const HEADING_ID = 'deleted-experiments'

/** The experiments that were deleted, the last changed first. */
export function DeletedExperiments({ canChange }: { canChange: boolean }) {
  const { data, error } = useQuery(experimentQueries.trash())
  const options = experimentMutations.restore(useQueryClient())
  const { restore, isPending } = useRestore({ noun: 'experiment', headingId: HEADING_ID }, options)
  return (
    <section className={classes.section} aria-labelledby={HEADING_ID}>
      <h2 id={HEADING_ID} tabIndex={-1}>
        Experiments
      </h2>
      <p className={classes.note}>
        An experiment comes back with all its runs, also those that were deleted on their own before
        it.
      </p>
      {data ? (
        data.length === 0 ? (
          <p className={classes.note}>No experiment is in the trash.</p>
        ) : (
          <TrashTable
            label="Deleted experiments"
            items={data}
            columns={columns}
            restore={canChange ? restore : undefined}
            busy={isPending}
          />
        )
      ) : error ? (
        <Message tone="problem" title="The deleted experiments could not be read.">
          {error.message}
        </Message>
      ) : (
        <Skeleton label="Loading deleted experiments" lines={3} />
      )}
    </section>
  )
}

const columns = [
  {
    title: 'Last updated',
    cell: ({ updatedAt }: Experiment) => (updatedAt ? <TimeAgo date={updatedAt} /> : '–'),
  },
]
