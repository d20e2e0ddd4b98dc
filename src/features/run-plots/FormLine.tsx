import type { ReactNode } from 'react'
import classes from './PlotForm.module.css'

/** A choice of the form with its label beside it; the choice itself says it again to those who do not see it. */
export const FormLine = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.line}>
    <span aria-hidden>{label}</span>
    {children}
  </div>
)
