import { SearchField } from '#ui/SearchField.tsx'
import classes from './CompareToolbar.module.css'
import type { CompareSearch } from './compareSearch.ts'

type Props = {
  search: CompareSearch
  onChange: (change: Partial<CompareSearch>) => void
  counts: { differing: number; all: number }
}

/** Which rows of the comparison are shown. */
export function CompareToolbar({ search: { keyText, rows }, onChange, counts }: Props) {
  return (
    <div className={classes.toolbar}>
      <SearchField
        label="Search keys"
        value={keyText}
        onChange={(keyText) => onChange({ keyText })}
      />
      <label className={classes.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={rows === 'differing'}
          aria-checked={rows === 'differing'}
          onChange={(event) =>
            onChange({ rows: event.currentTarget.checked ? 'differing' : 'all' })
          }
        />
        Only differing
      </label>
      <span className={`${classes.counts} numeric`}>
        {counts.differing} of {counts.all} keys differ
      </span>
    </div>
  )
}
