import { SearchField } from '#ui/SearchField.tsx'
import classes from './BoardToolbar.module.css'
import type { BoardAccess, BoardFilter } from './stageBoard.ts'

type Props = {
  filter: BoardFilter
  onChange: (change: Partial<BoardFilter>) => void
  modelNames: readonly string[]
  /** Versions that the filter leaves, and all. */
  counts: { shown: number; all: number }
  access: BoardAccess
}

/** Which cards the board shows. */
export function BoardToolbar({ filter, onChange, modelNames, counts, access }: Props) {
  const { model, text } = filter
  // A model of the URL that is not there (any more) still has to be in sight, to be taken back.
  const options = model === null || modelNames.includes(model) ? modelNames : [model, ...modelNames]
  return (
    <div className={classes.toolbar}>
      <SearchField label="Search versions" value={text} onChange={(text) => onChange({ text })} />
      <select
        className={classes.select}
        aria-label="Model"
        value={model ?? ''}
        onChange={(event) => onChange({ model: event.currentTarget.value || null })}
      >
        <option value="">All models</option>
        {options.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <span className={`${classes.counts} numeric`}>
        {counts.shown === counts.all
          ? `${counts.all} ${counts.all === 1 ? 'version' : 'versions'}`
          : `${counts.shown} of ${counts.all} versions`}
      </span>
      {access === 'read' && (
        <span className={classes.counts}>Read-only: cards cannot be moved.</span>
      )}
    </div>
  )
}
