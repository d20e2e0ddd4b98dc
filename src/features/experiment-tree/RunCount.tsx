import { useQuery } from '@tanstack/react-query'
import { runCountQuery } from '#mlflow/runCount.ts'
import { describeRunCount } from '#src/describeRunCount.ts'
import classes from './ExperimentTree.module.css'

/** How many runs an experiment has, and whether some are training now. Asks when it comes on screen. */
export function RunCount({ experimentId }: { experimentId: string }) {
  const { data } = useQuery(runCountQuery(experimentId))
  if (!data) return null
  return (
    <>
      {data.active > 0 && (
        <span className={classes.running} title={`${data.active} running`}>
          <span className="visually-hidden">{data.active} running</span>
        </span>
      )}
      <span className={classes.count} title={describeRunCount(data)}>
        {data.count}
        {data.more && '+'}
      </span>
    </>
  )
}
