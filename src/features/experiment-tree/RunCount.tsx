import { useQuery } from '@tanstack/react-query'
import { runQueries } from '#mlflow/runs.ts'
import classes from './ExperimentTree.module.css'

/** How many runs an experiment has, and whether some are training now. Asks when it comes on screen. */
export function RunCount({ experimentId }: { experimentId: string }) {
  const { data } = useQuery(runQueries.count(experimentId))
  if (!data) return null
  const count = `${data.count}${data.more ? '+' : ''}`
  return (
    <>
      {data.active > 0 && (
        <span className={classes.running} title={`${data.active} running`}>
          <span className="visually-hidden">{data.active} running</span>
        </span>
      )}
      <span
        className={classes.count}
        title={data.more ? `more than ${data.count} runs` : `${count} runs`}
      >
        {count}
      </span>
    </>
  )
}
