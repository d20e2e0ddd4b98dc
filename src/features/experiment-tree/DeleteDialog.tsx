import { useState } from 'react'
import type { Experiment } from '#mlflow/experiments.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { RunCount } from './RunCount.tsx'
import classes from './TreeDialog.module.css'
import { useRunSum } from './useRunSum.ts'

type Props = {
  experiments: readonly Experiment[]
  /** The path of the folder that holds them; null where they were chosen one by one. */
  folder: string | null
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** Says exactly what goes, and how it comes back, before it goes. */
export function DeleteDialog({ experiments, folder, onConfirm, onClose }: Props) {
  const [busy, setBusy] = useState(false)
  const { total, exact, pending } = useRunSum(experiments, { ask: true })
  const several = experiments.length > 1
  const count = formatCount(experiments.length, 'experiment')
  const runs =
    total === 0 && exact
      ? 'No runs go'
      : `${formatCount(total, 'run')} ${total === 1 ? 'goes' : 'go'}`

  return (
    <Dialog title={several ? `Delete ${count}?` : 'Delete the experiment?'} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setBusy(true)
          void onConfirm().then(onClose)
        }}
      >
        {folder !== null && (
          <p className={classes.sentence}>
            All that is in the folder <bdi className="name">{folder}</bdi>:
          </p>
        )}
        <ScrollRegion label="To be deleted" className={classes.region}>
          <ul className={classes.list}>
            {experiments.map(({ id, name }) => (
              <li key={id}>
                <bdi className="name">{name}</bdi> {several && <RunCount experimentId={id} />}
              </li>
            ))}
          </ul>
        </ScrollRegion>
        <p className={classes.sentence}>
          {pending
            ? 'Counting the runs …'
            : `${exact ? '' : 'At least '}${runs} with ${several ? 'them' : 'it'}.`}
        </p>
        <p className={classes.sentence}>
          {several ? 'They' : 'It'} can be restored from the trash. That brings back all runs, also
          any that were deleted on their own before.
        </p>
        <div className={classes.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy}>
            Delete {several ? count : 'experiment'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
