import { isUnreachable } from '#mlflow/client.ts'
import { formatCount } from '#ui/formatCount.ts'
import classes from './HistoriesHere.module.css'

type Props = { here: number; all: number; problem: Error | null }

/** How far the histories have come that the shown values are taken from, and why some do not come. */
export function HistoriesHere({ here, all, problem }: Props) {
  if (here === all && problem === null) return null
  return (
    <p className={classes.state}>
      {here < all && (
        <span className="numeric">
          Histories of {here.toLocaleString('en')} of {formatCount(all, 'metric')} are here.
        </span>
      )}
      {problem !== null && !isUnreachable(problem) && (
        <span role="alert" className={classes.problem}>
          Some histories could not be read: {problem.message}
        </span>
      )}
    </p>
  )
}
