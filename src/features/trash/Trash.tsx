import { useQuery } from '@tanstack/react-query'
import type { Experiment } from '#mlflow/experiments.ts'
import { serverQueries } from '#mlflow/server.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Notices } from '#ui/Notices.tsx'
import { useNotices } from '#ui/useNotices.ts'
import { DeletedExperiments } from './DeletedExperiments.tsx'
import { DeletedRuns } from './DeletedRuns.tsx'
import classes from './Trash.module.css'

/** What stands for the address of the database, which is the server's own affair. */
const GC_COMMAND = 'mlflow gc --backend-store-uri <address of the database>'

/** All that was deleted, and the ways back. `experiments` are those that are not deleted. */
export function Trash({ experiments }: { experiments: readonly Experiment[] }) {
  const { data: server } = useQuery(serverQueries.info())
  const { notices, notify, dismiss } = useNotices()
  const canChange = server !== undefined && !server?.readOnly
  return (
    <>
      <p className={classes.note}>
        Nothing here is gone: deleted experiments and runs stay in the store, with their artifacts,
        until somebody runs MLflow's own command where the database is. It deletes all of them for
        good.
      </p>
      <div className={classes.command}>
        <code>{GC_COMMAND}</code>
        <CopyButton text={GC_COMMAND} what="the command" />
      </div>
      <DeletedExperiments canChange={canChange} notify={notify} />
      <DeletedRuns experiments={experiments} canChange={canChange} notify={notify} />
      <Notices notices={notices} onDismiss={dismiss} />
    </>
  )
}
