import type { RunTable } from '#mlflow/runTable.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, type NumberFormat } from '#ui/formatNumber.ts'
import { formatDuration } from '#ui/formatTime.ts'
import { JobStatus } from '#ui/JobStatus.tsx'
import { isSummable, type NumberSummary, statisticOf } from './numberSummary.ts'
import { Missing, Text, Time } from './RunCell.tsx'
import type { RunColumn } from './runColumns.ts'
import { latestOf, type RunGroup } from './runGroups.ts'
import classes from './RunsGrid.module.css'
import type { Statistic } from './runsView.ts'
import { isRunning } from './sortValues.ts'

type Props = {
  table: RunTable
  group: RunGroup
  column: RunColumn
  statistic: Statistic
  /** How a column's numbers are written. */
  formatOf: (columnId: string) => NumberFormat
  absoluteTimes: boolean
}

/** What stands in one cell of a group: a statistic of its numbers, or what its runs have in common. */
export function GroupCell({ table, group, column, statistic, formatOf, absoluteTimes }: Props) {
  const { id } = column
  if (isSummable(id)) {
    const summary = group.summary(id)
    if (summary === null) return <Missing />
    const format = formatOf(id)
    const write = (value: number) =>
      id === 'attributes.duration' ? formatDuration(value) : formatNumber(value, format)
    return <Summary {...{ table, group, summary, statistic, write }} />
  }
  switch (id) {
    case 'attributes.start_time':
      return <Time at={latestOf(group.rows, table.startedAt)} absolute={absoluteTimes} />
    case 'attributes.end_time':
      return <Time at={latestOf(group.rows, table.endedAt)} absolute={absoluteTimes} />
    case 'attributes.progress': {
      const running = group.rows.filter((row) => isRunning(table, row)).length
      return running > 0 ? <span className={classes.soFar}>{running} running</span> : <Missing />
    }
    default:
      return <Texts {...{ table, group, column }} />
  }
}

/** Texts that a title names; more would not fit on a screen. */
const NAMED = 12

function Texts({ table, group, column }: Pick<Props, 'table' | 'group' | 'column'>) {
  const texts = group.texts(column.id)
  const [text] = texts
  if (texts.length > 1) {
    const named = texts.slice(0, NAMED).map((text) => text ?? '–')
    const more = texts.length > NAMED ? `\nand ${texts.length - NAMED} more` : ''
    return (
      <span className={classes.missing} title={named.join('\n') + more}>
        {formatCount(texts.length, 'value')}
      </span>
    )
  }
  if (!text) return <Missing />
  return column.id === 'attributes.status' ? (
    <JobStatus status={table.statuses[group.rows[0] ?? 0] ?? 'RUNNING'} />
  ) : (
    <Text text={text} />
  )
}

type SummaryProps = {
  table: RunTable
  group: RunGroup
  summary: NumberSummary
  statistic: Statistic
  write: (value: number) => string
}

function Summary({ table, group, summary, statistic, write }: SummaryProps) {
  const value = statisticOf(summary, statistic)
  const runs = group.rows.length
  const title = describe(summary, runs, write, (row) => table.names[row] ?? '')
  return (
    <span title={title}>
      {summary.n < runs && <span className={classes.counted}>n {summary.n}</span>}
      {value === null ? <span className={classes.missing}>–</span> : write(value)}
      {statistic === 'mean' && summary.deviation !== null && (
        <span className={classes.deviation}> ± {write(summary.deviation)}</span>
      )}
    </span>
  )
}

function describe(
  { n, mean, deviation, median, min, max, best }: NumberSummary,
  runs: number,
  write: (value: number) => string,
  nameOf: (row: number) => string,
): string {
  const counted = n === runs ? formatCount(n, 'run') : `${n} of ${formatCount(runs, 'run')}`
  return [
    `mean ${write(mean)}${deviation === null ? '' : ` ± ${write(deviation)}`} of ${counted}`,
    `median ${write(median)}, min ${write(min)}, max ${write(max)}`,
    best === null
      ? 'best: the name does not tell which way is better'
      : `best ${write(best.value)}: ${nameOf(best.row)}`,
  ].join('\n')
}
