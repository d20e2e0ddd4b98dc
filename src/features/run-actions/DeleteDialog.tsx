import { useState } from 'react'
import { Dialog } from '#ui/Dialog.tsx'
import { formatCount } from '#ui/formatCount.ts'
import type { ActionRun } from './ActionRun.ts'
import { DialogActions } from '#ui/DialogActions.tsx'
import classes from '#ui/DialogForm.module.css'

type Props = {
  runs: readonly ActionRun[]
  /** The ids of those nested in them that are not among them. */
  nested: readonly string[]
  onDelete: (nested: readonly string[]) => void
  onCancel: () => void
}

/** Asks before many runs, or runs with others nested in them, are deleted. */
export function DeleteDialog({ runs, nested, onDelete, onCancel }: Props) {
  const [withNested, setWithNested] = useState(false)
  const count = formatCount(runs.length, 'run')
  const all = formatCount(runs.length + (withNested ? nested.length : 0), 'run')
  const [only] = runs

  return (
    <Dialog title={`Delete ${count}?`} onClose={onCancel}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onDelete(withNested ? nested : [])
        }}
      >
        {runs.length === 1 && only && (
          <p className={classes.sentence}>
            <strong className="name">{only.name}</strong> is hidden from the lists of runs.
          </p>
        )}
        <p className={classes.sentence}>
          Deleted runs can be restored until they are cleared out on the server.
        </p>
        {nested.length > 0 && (
          <>
            <p className={classes.sentence}>
              Runs nested in {runs.length === 1 ? 'it' : 'them'} are not deleted with{' '}
              {runs.length === 1 ? 'it' : 'them'}.
            </p>
            <label className={classes.choice}>
              <input
                type="checkbox"
                checked={withNested}
                onChange={(event) => setWithNested(event.currentTarget.checked)}
              />
              Also delete {runs.length === 1 ? 'its' : 'their'}{' '}
              {formatCount(nested.length, 'nested run')}
            </label>
          </>
        )}
        <DialogActions confirm={`Delete ${all}`} onCancel={onCancel} />
      </form>
    </Dialog>
  )
}
