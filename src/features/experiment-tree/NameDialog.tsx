import { type FormEvent, useId, useState } from 'react'
import { Link } from 'react-router-dom'
import { NameTaken } from '#mlflow/experiments.ts'
import { paths } from '#src/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import classes from './TreeDialog.module.css'

/** What came of giving a name: how many got it, and who did not. */
export type Naming = { done: number; refused: { name: string; error: Error }[] }

type Props = {
  title: string
  /** What is named. */
  label: string
  hint: string
  name: string
  submitLabel: string
  /** Of requests that it takes. */
  steps: number
  /** The dialog closes by itself unless something was refused. */
  onSubmit: (name: string, onProgress: (dealtWith: number) => void) => Promise<Naming>
  onClose: () => void
}

/** Asks for a name until the server takes it; its refusal stands beside the field. */
export function NameDialog(props: Props) {
  const { title, label, hint, submitLabel, steps, onSubmit, onClose } = props
  const id = useId()
  const [name, setName] = useState(props.name)
  const [dealtWith, setDealtWith] = useState<number | null>(null)
  const [naming, setNaming] = useState<Naming | null>(null)
  const [empty, setEmpty] = useState(false)
  const busy = dealtWith !== null
  // What got its name keeps it; a second try would not know the others any more.
  const over = naming !== null && naming.done > 0

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setEmpty(name.trim() === '')
    setNaming(null)
    if (name.trim() === '') return
    setDealtWith(0)
    const outcome = await onSubmit(name, setDealtWith)
    setDealtWith(null)
    if (outcome.refused.length > 0) setNaming(outcome)
    else onClose()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          className={classes.field}
          data-autofocus
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={name}
          readOnly={busy || over}
          aria-invalid={empty || naming !== null}
          aria-describedby={`${id}-hint ${id}-problem`}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
        <div id={`${id}-problem`} role="alert" className={classes.problem}>
          {empty && 'Enter a name.'}
          {naming && <Refusals naming={naming} steps={steps} onLeave={onClose} />}
        </div>
        <output className={classes.hint}>
          {busy && (steps > 1 ? `${dealtWith} of ${steps} are done` : 'Asking the server')}
        </output>
        <div className={classes.actions}>
          <Button onClick={onClose}>{over ? 'Close' : 'Cancel'}</Button>
          {!over && (
            <Button type="submit" variant="filled" disabled={busy}>
              {submitLabel}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

type RefusalsProps = { naming: Naming; steps: number; onLeave: () => void }

function Refusals({ naming: { done, refused }, steps, onLeave }: RefusalsProps) {
  const [first] = refused
  if (steps === 1 && first) return <Refusal error={first.error} onLeave={onLeave} />
  return (
    <>
      {done} of {steps} were renamed. These were not:
      <ul className={classes.list}>
        {refused.map(({ name, error }) => (
          <li key={name}>
            <bdi className="name">{name}</bdi>: <Refusal error={error} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Refusal({ error, onLeave }: { error: Error; onLeave: () => void }) {
  if (!(error instanceof NameTaken && error.holder.deleted)) return error.message
  return (
    <>
      {error.message} Choose another one, or restore it from the{' '}
      <Link to={paths.trash()} onClick={onLeave}>
        trash
      </Link>
      .
    </>
  )
}
