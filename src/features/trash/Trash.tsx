import { useQuery } from '@tanstack/react-query'
import type { Experiment } from '#mlflow/experiments.ts'
import { serverQueries } from '#mlflow/server.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { DeletedExperiments } from './DeletedExperiments.tsx'
import { DeletedRuns } from './DeletedRuns.tsx'
import classes from './Trash.module.css'

/** For the database that MLflow makes by itself; where it really is, is the server's own affair. */
const GC_COMMAND = 'mlflow gc --backend-store-uri sqlite:///mlflow.db'

/** All that was deleted, and the ways back. `experiments` are those that are not deleted. */
export function Trash({ experiments }: { experiments: readonly Experiment[] }) {
  const { data: server } = useQuery(serverQueries.info())
  const canChange = server !== undefined && !server?.readOnly
  return (
    <>
      <p className={classes.note}>
        Nothing here is gone: deleted experiments and runs stay in the store with their artifacts.
        Only MLflow's own command deletes them for good, all of them at once; put your database's
        address in place of the last word.
      </p>
      <div className={classes.command}>
        <code>{GC_COMMAND}</code>
        <CopyButton text={GC_COMMAND} what="the command" />
      </div>
      <DeletedExperiments canChange={canChange} />
      <DeletedRuns experiments={experiments} canChange={canChange} />
    </>
  )
}
