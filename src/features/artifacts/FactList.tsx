import type { ReactNode } from 'react'
import classes from './FactList.module.css'

/** Facts by name, side by side. */
export function FactList({
  facts,
}: {
  facts: readonly (readonly [name: string, fact: ReactNode])[]
}) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}
