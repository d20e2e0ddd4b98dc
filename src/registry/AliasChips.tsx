import classes from './AliasChips.module.css'

/** The aliases of a version; nothing where it has none. */
export function AliasChips({ aliases }: { aliases: readonly string[] }) {
  if (aliases.length === 0) return null
  return (
    <ul className={classes.chips} aria-label="Aliases">
      {aliases.map((alias) => (
        <li key={alias} className={`${classes.alias} name`}>
          @{alias}
        </li>
      ))}
    </ul>
  )
}
