import type { ComponentProps } from 'react'
import classes from './IconButton.module.css'

type Props = {
  /** What it does, for those who see no icon and, on hover, for those who do. */
  label: string
  /** Says more than the label on hover. */
  title?: string
  size?: 'normal' | 'compact'
  /** A switch that is on. */
  lit?: boolean
} & Omit<ComponentProps<'button'>, 'aria-label' | 'title'>

/** A button of nothing but an icon. */
export function IconButton({ label, title = label, size = 'normal', lit = false, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title}
      {...rest}
      className={`${classes.button} ${classes[size]} ${lit ? classes.lit : ''}`}
    />
  )
}
