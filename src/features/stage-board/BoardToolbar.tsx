import { type ReactNode, useMemo } from 'react'
import type { ModelVersion, RegistryAbilities } from '#mlflow/registry.ts'
import { SearchField } from '#ui/SearchField.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import type { BoardSearch } from './boardSearch.ts'
import classes from './BoardToolbar.module.css'
import type { BoardAccess } from './LaneCard.tsx'
import { type LaneKind, laneTags } from './lanes.ts'
import type { SearchedRuns } from './useSearchedRuns.ts'
import type { CardDensity } from './VersionCard.tsx'

type Props = {
  search: BoardSearch
  onChange: (change: Partial<BoardSearch>) => void
  /** What the lanes stand for now. */
  kind: LaneKind
  abilities: RegistryAbilities | undefined
  versions: readonly ModelVersion[]
  modelNames: readonly string[]
  /** Versions that the search leaves, and all. */
  counts: { shown: number; all: number }
  runs: SearchedRuns
  access: BoardAccess
  density: CardDensity
  onDensity: (density: CardDensity) => void
  actions: ReactNode
}

const VIEWS = [
  { value: 'board', label: 'Cards' },
  { value: 'models', label: 'Models' },
] as const

const SEARCH_HINT =
  'Words of a card; owner:ada, alias:champion, tag:review=passed; metrics of its run, such as f1_score >= 0.7'

/** What the board shows, and how. */
export function BoardToolbar(props: Props) {
  const { search, onChange, kind, abilities, counts, runs, access, density } = props
  const { model, text, view } = search
  const { modelNames } = props
  // A model of the URL that is not there (any more) still has to be in sight, to be taken back.
  const options = model === null || modelNames.includes(model) ? modelNames : [model, ...modelNames]
  return (
    <div className={classes.toolbar}>
      <SearchField
        label="Search versions"
        hint={SEARCH_HINT}
        value={text}
        onChange={(text) => onChange({ text })}
      />
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
      <SegmentedChoice
        label="View"
        options={VIEWS}
        value={view}
        onChange={(view) => onChange({ view })}
      />
      {view === 'board' && (
        <>
          <LaneChoice
            kind={kind}
            versions={props.versions}
            abilities={abilities}
            onChange={onChange}
          />
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={density === 'compact'}
              onChange={(event) =>
                props.onDensity(event.currentTarget.checked ? 'compact' : 'normal')
              }
            />
            Compact
          </label>
        </>
      )}
      <span className={`${classes.counts} numeric`}>
        {counts.shown === counts.all
          ? `${counts.all.toLocaleString('en')} ${counts.all === 1 ? 'version' : 'versions'}`
          : `${counts.shown.toLocaleString('en')} of ${counts.all.toLocaleString('en')} versions`}
      </span>
      {runs.note && <output className={classes.counts}>{runs.note}</output>}
      {access === 'read' && (
        <span className={classes.counts}>Read-only: cards cannot be moved.</span>
      )}
      {abilities && !abilities.stages && (
        <span className={classes.counts}>
          This backend has no stages
          {abilities.aliases ? ', so the lanes are aliases.' : '.'}
        </span>
      )}
      {abilities && !abilities.aliases && (
        <span className={classes.counts}>This backend has no aliases.</span>
      )}
      <span className={classes.actions}>{props.actions}</span>
    </div>
  )
}

type LaneProps = Pick<Props, 'kind' | 'versions' | 'abilities' | 'onChange'>

const TAG = 'tag:'

function LaneChoice({ kind, versions, abilities, onChange }: LaneProps) {
  const tags = useMemo(() => laneTags(versions), [versions])
  // A tag of the URL that no version has still has to be in sight, to be taken back.
  const keys = kind.by === 'tag' && !tags.includes(kind.key) ? [kind.key, ...tags] : tags
  return (
    <select
      className={classes.select}
      aria-label="Lanes"
      value={kind.by === 'tag' ? `${TAG}${kind.key}` : kind.by}
      onChange={({ currentTarget: { value } }) =>
        onChange({
          lanes:
            value === 'stage' || value === 'alias'
              ? { by: value }
              : { by: 'tag', key: value.slice(TAG.length) },
          folded: null,
        })
      }
    >
      {(abilities?.stages !== false || kind.by === 'stage') && (
        <option value="stage">Lanes by stage</option>
      )}
      {(abilities?.aliases !== false || kind.by === 'alias') && (
        <option value="alias">Lanes by alias</option>
      )}
      {keys.map((key) => (
        <option key={key} value={`${TAG}${key}`}>
          Lanes by {key}
        </option>
      ))}
    </select>
  )
}
