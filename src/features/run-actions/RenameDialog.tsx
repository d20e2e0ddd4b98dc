import { useState } from 'react'
import { Dialog } from '#ui/Dialog.tsx'
import type { ActionRun } from './ActionRun.ts'
import { DialogActions } from '#ui/DialogActions.tsx'
import classes from '#ui/DialogForm.module.css'

type Props = {
  run: ActionRun
  /** The new names by run id: here one, or none where the name stays. */
  onRename: (names: ReadonlyMap<string, string>) => void
  onCancel: () => void
}

/** Asks for the new name of one run. */
export function RenameDialog({ run, onRename, onCancel }: Props) {
  const [name, setName] = useState(run.name)
  return (
    <Dialog title="Rename the run" onClose={onCancel}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onRename(new Map(name === run.name ? [] : [[run.id, name]]))
        }}
      >
        <label className={classes.field}>
          Name
          <input
            data-autofocus
            dir="auto"
            className={classes.input}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
        <DialogActions confirm="Rename" ready={name.trim() !== ''} onCancel={onCancel} />
      </form>
    </Dialog>
  )
}
