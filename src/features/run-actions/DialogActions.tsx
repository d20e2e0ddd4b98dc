import { Button } from '#ui/Button.tsx'
import classes from './DialogForm.module.css'

type Props = {
  /** What the form does, e.g. `Rename 3 runs`. */
  confirm: string
  /** Whether the form says something that can be done. */
  ready?: boolean
  onCancel: () => void
}

/** The end of every form here. */
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
