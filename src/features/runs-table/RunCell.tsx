import { memo, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { RunTable } from '#mlflow/runTable.ts'
import { durationOf } from '#src/durationOf.ts'
import { paths } from '#src/paths.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, type NumberFormat } from '#ui/formatNumber.ts'
import { formatDateTime, formatDuration } from '#ui/formatTime.ts'
import { JobStatus } from '#ui/JobStatus.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { useNow } from '#ui/useNow.ts'
import { cellFrame } from './cellFrame.ts'
import type { CellPlace } from './placeCells.ts'
import { type HeatRange, heatStyle, numberAt } from './heat.ts'
import { HistoryCell } from './HistoryCell.tsx'
import { Progress } from './Progress.tsx'
import classes from './RunsGrid.module.css'
import { summarise } from './numberSummary.ts'
import { lineUp, type RunColumn } from './runColumns.ts'
import { rowTexts } from './rowTexts.ts'
import { isRunning } from './sortValues.ts'

type ContentProps = {
  table: RunTable
  row: number
  column: RunColumn
  experimentName: (experimentId: string) => string
  absoluteTimes: boolean
  /** The runs directly below the one of a row. */
  childRows: (row: number) => number[]
}

type Props = CellPlace &
  ContentProps & {
    /** The table changes in place; a cell is drawn anew when this goes up. */
    version: number
    /** What its column's heat ranges over; undefined for a column without. */
    heat: HeatRange | undefined
  }

/** One cell of a run. It is drawn once, while columns beside it come and go. */
export const RunCell = memo(function RunCell(props: Props) {
  const { table, row, column, heat } = props
  const tint = heat && heatStyle(numberAt(table, column, row), heat)
  return <td {...cellFrame(props, tint)} {...contentOf(props)} />
})

type Content = {
  children: ReactNode
  title?: string
  dir?: 'auto'
  'data-tone'?: 'missing' | 'odd' | undefined
}

/** What stands in one cell; a dash where the run has no such value. Most is text alone: elements cost time to draw. */
function contentOf(props: ContentProps): Content {
  const { table, row, column, experimentName, absoluteTimes } = props
  const { content, key, group } = column
  if (content.kind === 'attribute') {
    return { children: <Attribute {...{ table, row, experimentName, absoluteTimes }} name={key} /> }
  }
  if (content.kind === 'metric') {
    const value = table.metric(row, key)
    if (value === undefined) return { children: <MeanBelow {...props} format={content.format} /> }
    return {
      children: formatNumber(value, content.format),
      title: String(value),
      'data-tone': Number.isFinite(value) ? undefined : 'odd',
    }
  }
  if (content.kind === 'history') {
    const { statistic, format } = content
    if (table.metric(row, key) === undefined) return MISSING
    return { children: <HistoryCell {...{ table, row, statistic, format }} metric={key} /> }
  }
  const text = group === 'params' ? table.param(row, key) : table.tag(row, key)
  if (text === undefined) return MISSING
  return content.kind === 'text'
    ? { children: text, title: text, dir: 'auto' }
    : { children: lineUp(text, content.decimals) }
}

const MISSING: Content = { children: '–', 'data-tone': 'missing' }

export const Missing = () => <span className={classes.missing}>–</span>

export const Text = ({ text }: { text: string }) => <bdi title={text}>{text}</bdi>

/** In place of a metric that a run lacks: the mean of it in the runs nested in it. */
function MeanBelow({
  table,
  row,
  column,
  childRows,
  format,
}: ContentProps & { format: NumberFormat }) {
  const below = summarise(table, Int32Array.from(childRows(row)), column.id)
  if (below === null) return <Missing />
  return (
    <span className={classes.missing} title={`mean of ${formatCount(below.n, 'nested run')}`}>
      μ {formatNumber(below.mean, format)}
    </span>
  )
}

type AttributeProps = Omit<ContentProps, 'column' | 'childRows'> & { name: string }

function Attribute({ table, row, name, experimentName, absoluteTimes }: AttributeProps) {
  switch (name) {
    case 'experiment': {
      const id = table.experimentIds[row] ?? ''
      return (
        <Link to={paths.experiment(id)} title={experimentName(id)} tabIndex={-1}>
          <bdi>{experimentName(id)}</bdi>
        </Link>
      )
    }
    case 'status':
      return <JobStatus status={table.statuses[row] ?? 'RUNNING'} />
    case 'start_time':
      return <Time at={table.startedAt[row]} absolute={absoluteTimes} />
    case 'end_time':
      return <Time at={table.endedAt[row]} absolute={absoluteTimes} />
    case 'duration':
      return <Duration table={table} row={row} />
    case 'progress':
      return isRunning(table, row) ? <Progress table={table} row={row} /> : <Missing />
    case 'run_id':
      return <span className={classes.id}>{table.ids[row]}</span>
    default:
      return <TextOrMissing text={rowTexts(table, `attributes.${name}`, { experimentName })(row)} />
  }
}

const TextOrMissing = ({ text }: { text: string | undefined }) =>
  text ? <Text text={text} /> : <Missing />

export function Time({ at = NaN, absolute }: { at: number | undefined; absolute: boolean }) {
  if (Number.isNaN(at)) return <Missing />
  const date = new Date(at)
  return absolute ? <time>{formatDateTime(date)}</time> : <TimeAgo date={date} />
}

function Duration({ table, row }: { table: RunTable; row: number }) {
  const duration = durationOf(table, row)
  if (duration !== null) return formatDuration(duration)
  const start = table.startedAt[row] ?? NaN
  return isRunning(table, row) && !Number.isNaN(start) ? <SoFar start={start} /> : <Missing />
}

const TICK_MS = 10_000

/** `start` in ms since the epoch. */
function SoFar({ start }: { start: number }) {
  const now = useNow(TICK_MS)
  return (
    <span className={classes.soFar} title="so far">
      {formatDuration(Math.max(now - start, 0))}…
    </span>
  )
}
