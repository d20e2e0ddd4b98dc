import type { ReactNode } from 'react'
import classes from './Facts.module.css'

/** What is known of one thing, fact by fact in a strip; holds `Fact`s. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className={classes.facts}>{children}</dl>
)

/** One fact under its name. */
export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** What stands beside a fact and matters less. */
export const Aside = ({ children }: { children: ReactNode }) => (
  <span className={classes.aside}>{children}</span>
)
