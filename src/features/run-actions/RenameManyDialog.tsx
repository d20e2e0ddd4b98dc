import { useState } from 'react'
import { Dialog } from '#ui/Dialog.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { ActionRun } from './ActionRun.ts'
import { DialogActions } from '#ui/DialogActions.tsx'
import form from '#ui/DialogForm.module.css'
import { type NameChange, newName } from './newName.ts'
import classes from './RenameManyDialog.module.css'

type Props = {
  runs: readonly ActionRun[]
  /** The new names by run id, of those that change. */
  onRename: (names: ReadonlyMap<string, string>) => void
  onCancel: () => void
}

const FIELDS = [
  ['find', 'Replace'],
  ['replacement', 'with'],
  ['prefix', 'Put before'],
  ['suffix', 'Put after'],
] as const

const UNCHANGED: NameChange = { find: '', replacement: '', prefix: '', suffix: '' }

/** Asks how the names of several runs change, and shows what comes of it. */
export function RenameManyDialog({ runs, onRename, onCancel }: Props) {
  const [change, setChange] = useState(UNCHANGED)
  const renamed = runs
    .map(({ id, name }) => ({ id, from: name, to: newName(name, change) }))
    .filter(({ from, to }) => from !== to)
  const nameless = renamed.filter(({ to }) => to.trim() === '').length

  return (
    <Dialog title={`Rename ${formatCount(runs.length, 'run')}`} onClose={onCancel}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onRename(new Map(renamed.map(({ id, to }) => [id, to])))
        }}
      >
        <div className={classes.fields}>
          {FIELDS.map(([field, label], index) => (
            <label key={field} className={form.field}>
              {label}
              <input
                data-autofocus={index === 0 || undefined}
                dir="auto"
                className={form.input}
                value={change[field]}
                onChange={({ currentTarget: { value } }) =>
                  setChange((change) => ({ ...change, [field]: value }))
                }
              />
            </label>
          ))}
        </div>
        <output className={classes.count}>
          {renamed.length} of {formatCount(runs.length, 'name')} change
          {renamed.length === 1 && 's'}.
        </output>
        {renamed.length > 0 && (
          <ScrollRegion label="Old and new names" className={classes.preview}>
            <ul>
              {renamed.map(({ id, from, to }) => (
                <li key={id}>
                  <bdi className={classes.old}>{from}</bdi> <span aria-hidden>→</span>
                  <VisuallyHidden>becomes</VisuallyHidden> <bdi>{to}</bdi>
                </li>
              ))}
            </ul>
          </ScrollRegion>
        )}
        {nameless > 0 && (
          <p role="alert" className={form.problem}>
            {formatCount(nameless, 'run')} would have no name.
          </p>
        )}
        <DialogActions
          confirm={`Rename ${formatCount(renamed.length, 'run')}`}
          ready={renamed.length > 0 && nameless === 0}
          onCancel={onCancel}
        />
      </form>
    </Dialog>
  )
}
