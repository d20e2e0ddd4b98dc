import { useMemo, useState } from 'react'
import { Link } from 'react-router-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { metricDirection } from '#src/metricDirection.ts'
import { paths } from '#src/paths.ts'
import { AliasChips } from '#src/registry/AliasChips.tsx'
import { otherTags } from '#src/registry/registryHistory.ts'
import { StageBadge } from '#src/registry/StageBadge.tsx'
import { aliasesOf } from '#src/registry/versionInUse.ts'
import { Button } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import { fullNumber } from '#ui/fullNumber.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import { metricColumns } from './metricColumns.ts'
import { type ReadRun, runOf, useRunsOfVersions } from './useRunsOfVersions.ts'
import classes from './VersionsTable.module.css'

type Props = {
  /** Newest first. */
  versions: readonly ModelVersion[]
  aliases: ReadonlyMap<string, string>
  /** The metrics whose columns come first. */
  metrics: readonly string[]
  /** The numbers of the versions that are chosen to be compared. */
  chosen: readonly string[]
  onToggle: (version: string) => void
}

/** So many rows are drawn at first, and so many more at each wish: their runs come with one request. */
const ROWS = 50
const MORE_ROWS = 100
const COLUMNS = 8
const SHORT_ID = 8
/** Tags beyond these are only counted. */
const TAGS = 4

const metricOf = (run: ReadRun, name: string) =>
  typeof run === 'object' ? run?.metrics.get(name)?.value : undefined

type MetricColumn = { name: string; format: NumberFormat; best: number | null }

/** The versions of a model with what their runs measured. */
export function VersionsTable(props: Props) {
  const { versions, aliases, metrics, chosen, onToggle } = props
  const [limit, setLimit] = useState(ROWS)
  const shown = useMemo(() => versions.slice(0, limit), [versions, limit])
  const read = useRunsOfVersions(shown)
  // Those that only older versions have come last: no column moves when more rows are shown.
  const names = useMemo(
    () => [...new Set([...metrics, ...metricColumns([...read.byId.values()])])],
    [metrics, read.byId],
  )
  const runs = shown.map((version) => runOf(version, read))
  const columns = names.slice(0, COLUMNS).map((name): MetricColumn => {
    const values = runs.flatMap((run) => metricOf(run, name) ?? [])
    return { name, format: numberFormatFor(values), best: bestOf(name, values) }
  })
  const lost = runs.filter((run) => run === 'lost').length
  const more = versions.length - limit
  return (
    <>
      <ScrollRegion label="Table of versions" className={classes.scroll}>
        <table className={classes.table} aria-label="Versions">
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>Compare</VisuallyHidden>
              </th>
              <th scope="col">Version</th>
              <th scope="col">Stage</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" className={classes.number}>
                  <span className={`${classes.metric} name`} title={name}>
                    <WordBreaks text={name} />
                  </span>
                </th>
              ))}
              <th scope="col">Registered</th>
              <th scope="col">Run</th>
              <th scope="col">Description</th>
              <th scope="col">Tags</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((version, at) => (
              <Row
                key={version.version}
                version={version}
                names={aliasesOf(aliases, version.version)}
                run={runs[at] ?? null}
                columns={columns}
                isChosen={chosen.includes(version.version)}
                onToggle={onToggle}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={classes.note}>
        {names.length > COLUMNS &&
          `${COLUMNS} of ${names.length} metrics, those that differ first. `}
        {columns.some(({ best }) => best !== null) &&
          `★ marks the best of a column${more > 0 ? ', among the rows that are shown' : ''}. `}
        {lost > 0 && `The runs of ${formatCount(lost, 'version')} could not be read. `}
        {more > 0 && (
          <Button size="tiny" onClick={() => setLimit(limit + MORE_ROWS)}>
            Show {Math.min(more, MORE_ROWS)} of {more.toLocaleString('en')} more
          </Button>
        )}
      </p>
    </>
  )
}

/** Null where nothing can be better than the rest. */
function bestOf(name: string, values: readonly number[]): number | null {
  const direction = metricDirection(name)
  const finite = values.filter(Number.isFinite)
  if (direction === 'unknown' || new Set(finite).size < 2) return null
  return direction === 'higher' ? Math.max(...finite) : Math.min(...finite)
}

type RowProps = {
  version: ModelVersion
  names: readonly string[]
  run: ReadRun
  columns: readonly MetricColumn[]
  isChosen: boolean
  onToggle: (version: string) => void
}

function Row({ version, names, run, columns, isChosen, onToggle }: RowProps) {
  const { model, version: number, stage, runId, createdAt, description, status } = version
  const tags = otherTags(version.tags)
  const runName = typeof run === 'object' ? run?.name : undefined
  return (
    <tr data-chosen={isChosen || undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={`Compare version ${number}`}
          checked={isChosen}
          onChange={() => onToggle(number)}
        />
      </td>
      <th scope="row">
        <Link to={paths.modelVersion(model, number)}>Version {number}</Link>
        {status !== 'READY' && (
          <span className={classes.aside}>
            {status === 'PENDING_REGISTRATION' ? 'pending' : 'failed'}
          </span>
        )}
      </th>
      <td>
        <span className={classes.stage}>
          {stage === 'None' ? '–' : <StageBadge stage={stage} />}
          <AliasChips aliases={names} />
        </span>
      </td>
      {columns.map(({ name, format, best }) => {
        const value = metricOf(run, name)
        return typeof run === 'string' ? (
          <UnreadCell key={name} run={run} />
        ) : (
          <td
            key={name}
            className={classes.number}
            title={value === undefined ? undefined : fullNumber(value)}
          >
            {value !== undefined && value === best && (
              <>
                <span aria-hidden>★ </span>
                <VisuallyHidden>best: </VisuallyHidden>
              </>
            )}
            {value === undefined ? '–' : formatNumber(value, format)}
          </td>
        )
      })}
      <td className={classes.whole}>{createdAt ? <TimeAgo date={createdAt} /> : '–'}</td>
      <td>
        {runId === null ? (
          '–'
        ) : (
          <Link className={`${classes.run} name`} to={paths.run(runId)} title={runName}>
            <WordBreaks text={runName ?? runId.slice(0, SHORT_ID)} />
          </Link>
        )}
      </td>
      <td>
        <span className={`${classes.text} name`} title={description}>
          {description || '–'}
        </span>
      </td>
      <td>
        <span
          className={`${classes.text} name`}
          title={tags.map(([key, value]) => `${key}: ${value}`).join('\n')}
        >
          {tags
            .slice(0, TAGS)
            .map(([key, value]) => (value === '' ? key : `${key}: ${value}`))
            .join(', ') || '–'}
          {tags.length > TAGS && ` and ${tags.length - TAGS} more`}
        </span>
      </td>
    </tr>
  )
}

const UNREAD = {
  pending: { sign: '…', words: 'The run is being read' },
  lost: { sign: '?', words: 'The run could not be read' },
}

/** Not the dash of a metric that a run does not have. */
function UnreadCell({ run }: { run: keyof typeof UNREAD }) {
  const { sign, words } = UNREAD[run]
  return (
    <td className={classes.number} title={words}>
      <span aria-hidden>{sign}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </td>
  )
}
