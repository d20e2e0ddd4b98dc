import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { runQueries } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import classes from './VersionCard.module.css'

const SHORT_ID = 8

/** The way to the run that a version came from, by its name once that is known. */
export function RunLink({ runId }: { runId: string }) {
  const { data: run } = useQuery(runQueries.detail(runId))
  return (
    <Link
      to={paths.run(runId)}
      className={`${classes.run} name`}
      title={run?.name}
      // The browser would otherwise drag the link instead of the card.
      draggable={false}
    >
      {run?.name ?? runId.slice(0, SHORT_ID)}
    </Link>
  )
}
