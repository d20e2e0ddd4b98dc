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
      <span
        className={classes.count}
        title={`${formatCount(experiments.length, 'experiment')} in this folder`}
      >
        {experiments.length}
      </span>
      {experiments.length <= SUMMED_LIMIT && <RunSum experiments={experiments} />}
    </>
  )
}

function RunSum({ experiments }: { experiments: readonly Experiment[] }) {
  const { total, exact } = useRunSum(experiments, { ask: false })
  if (!exact || total === 0) return null
  const runs = `${formatCount(total, 'run')} in this folder`
  return (
    <span className={classes.sum} title={runs}>
      <span aria-hidden>· {total}</span>
      <span className="visually-hidden">{runs}</span>
    </span>
  )
}
