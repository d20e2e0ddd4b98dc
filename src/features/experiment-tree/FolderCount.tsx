import type { Experiment } from '#mlflow/experiments.ts'
import { formatCount } from '#ui/formatCount.ts'
import classes from './ExperimentTree.module.css'
import { useRunSum } from './useRunSum.ts'

/** The largest folder whose runs are added up; each experiment in it is watched. */
const SUMMED_LIMIT = 100

/** How many experiments a folder holds, and how many runs, once all counts came with the rows of its experiments. */
export function FolderCount({ experiments }: { experiments: readonly Experiment[] }) {
  return (
    <>
      {experiments.length <= SUMMED_LIMIT && <RunSum experiments={experiments} />}
      <span
        className={classes.count}
        title={`${formatCount(experiments.length, 'experiment')} in this folder`}
      >
        {experiments.length}
      </span>
    </>
  )
}

function RunSum({ experiments }: { experiments: readonly Experiment[] }) {
  const { total, exact } = useRunSum(experiments, { ask: false })
  if (!exact || total === 0) return null
  const runs = formatCount(total, 'run')
  return (
    <span className={classes.sum} title={`${runs} in this folder`} aria-hidden>
      {runs}
    </span>
  )
}
