import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router-dom'
import classes from './Button.module.css'

type Look = {
  /** `filled` for what a dialog or a bar is there for, `light` for a switch that is on. */
  variant?: 'default' | 'filled' | 'light'
  /** `compact` in lists and tables, `tiny` within a line of text. */
  size?: 'normal' | 'compact' | 'tiny'
  icon?: ReactNode
}

type ButtonProps = Look & ComponentProps<'button'>
type ButtonLinkProps = Look & ComponentProps<typeof Link>

/** A button that, unlike HTML's, submits a form only when told to. */
export function Button({ variant, size, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classOf(variant, size, className)}>
      {icon}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={classOf(variant, size, className)}>
      {icon}
      {children}
    </Link>
  )
}

const classOf = (variant: Look['variant'] = 'default', size: Look['size'] = 'normal', more = '') =>
  `${classes.button} ${classes[variant]} ${classes[size]} ${more}`
