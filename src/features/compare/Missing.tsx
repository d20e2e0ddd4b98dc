import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './Missing.module.css'

/** Stands where a run has nothing, and says why. */
export const Missing = ({ reason }: { reason: string }) => (
  <span className={classes.missing} title={reason}>
    <span aria-hidden>–</span>
    <VisuallyHidden>{reason}</VisuallyHidden>
  </span>
)
