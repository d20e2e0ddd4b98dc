import { Button } from './Button.tsx'
import classes from './DialogForm.module.css'

type Props = {
  /** What the form does, e.g. `Rename 3 runs`. */
  confirm: string
  /** Whether the form says something that can be done. */
  ready?: boolean
  onCancel: () => void
}

/** The end of a form in a dialog: what gives it up, and what does it. */
export function DialogActions({ confirm, ready = true, onCancel }: Props) {
  return (
    <div className={classes.actions}>
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="filled" disabled={!ready}>
        {confirm}
      </Button>
    </div>
  )
}
