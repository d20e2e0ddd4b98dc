import { useState } from 'react'
import { SearchField } from '#ui/SearchField.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import type { ArtifactSearch } from './artifactSearch.ts'
import { type ComparedPath, fitsPattern } from './comparedPaths.ts'
import classes from './PathList.module.css'

type Props = {
  paths: readonly ComparedPath[]
  /** How many runs are compared. */
  runs: number
  search: ArtifactSearch
  onChange: (change: Partial<ArtifactSearch>) => void
}

const LISTED_AT_ONCE = 200

/** The files that some run has, to choose one from. */
export function PathList({ paths, runs, search, onChange }: Props) {
  const [limit, setLimit] = useState(LISTED_AT_ONCE)
  const fitting = paths.filter(({ path }) => fitsPattern(path, search.pattern))
  return (
    <div className={classes.list}>
      <SearchField
        label="Find files, e.g. plots/*.png"
        value={search.pattern}
        onChange={(pattern) => onChange({ pattern })}
      />
      <ul className={classes.paths}>
        {fitting.slice(0, limit).map(({ path, runs: having }) => (
          <li key={path}>
            <button
              type="button"
              className={classes.path}
              aria-pressed={path === search.path}
              title={path}
              onClick={() => onChange({ path, key: null, column: null })}
            >
              <bdi className={classes.name}>{path}</bdi>{' '}
              {having < runs && (
                <span className={classes.count}>
                  {having} of {runs}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {fitting.length === 0 && paths.length > 0 && (
        <p className={classes.note}>No file fits this.</p>
      )}
      {fitting.length > limit && (
        <p className={classes.note}>
          {(fitting.length - limit).toLocaleString('en')} more:{' '}
          <TextButton onClick={() => setLimit(limit + LISTED_AT_ONCE)}>list further</TextButton>
        </p>
      )}
    </div>
  )
}
