import type { RunTable } from '#mlflow/runTable.ts'
import { durationOf } from '#src/durationOf.ts'
import { groupableName } from './groupableColumns.ts'
import { lastLogged } from './lastLogged.ts'
import { isSummable, statisticOf } from './numberSummary.ts'
import { rowTexts, type TextContext } from './rowTexts.ts'
import type { RunColumn } from './runColumns.ts'
import { latestOf, type RunGroup } from './runGroups.ts'
import type { Statistic } from './runsView.ts'
import { isRunning } from './sortValues.ts'

type Cell = string | number | null
/** A table of plain values: times as ISO 8601 in UTC, durations in seconds, null for what is missing. */
export type SeenRows = { header: string[]; rows: Cell[][] }

/** Runs as the table shows them, one a row, under the columns on screen. */
export function seenRuns(
  table: RunTable,
  rows: Int32Array,
  columns: readonly RunColumn[],
  context: TextContext,
): SeenRows {
  const readers = columns.map((column) => runReader(table, column, context))
  return {
    header: ['Run', ...namesOf(columns)],
    rows: Array.from(rows, (row) => [
      table.names[row] ?? null,
      ...readers.map((read) => read(row)),
    ]),
  }
}

/**
 * Groups as the table shows them, one a row, whether they are open or not: the values that they are made by, how many
 * runs they have, and the other columns on screen. A mean has its deviation beside it.
 */
export function seenGroups(
  table: RunTable,
  groups: readonly RunGroup[],
  seen: readonly RunColumn[],
  groupBy: readonly string[],
  statistic: Statistic,
): SeenRows {
  const columns = seen.filter(({ id }) => !groupBy.includes(id))
  const names = namesOf(columns)
  const wide = columns.map(({ id }) => statistic === 'mean' && isSummable(id))
  return {
    header: [
      ...groupBy.map(groupableName),
      'Runs',
      ...names.flatMap((name, at) => {
        if (!isSummable(columns[at]?.id ?? '')) return name
        return wide[at] ? [`${name} mean`, `${name} deviation`] : `${name} ${statistic}`
      }),
    ],
    rows: groups.map((group) => [
      ...group.labels.map(({ text }) => text),
      group.rows.length,
      ...columns.flatMap((column, at) => {
        const value = groupValue(table, group, column, statistic)
        if (!wide[at]) return [value]
        return [value, inUnit(column.id, group.summary(column.id)?.deviation ?? null)]
      }),
    ]),
  }
}

/** What columns are called in a header: by their labels, and by their ids where two have one label. */
const namesOf = (columns: readonly RunColumn[]) =>
  columns.map(({ id, label }) =>
    columns.some((other) => other.label === label && other.id !== id) ? id : label,
  )

function runReader(
  table: RunTable,
  { id, key, content }: RunColumn,
  context: TextContext,
): (row: number) => Cell {
  if (content.kind === 'metric') return (row) => table.metric(row, key) ?? null
  switch (id) {
    case 'attributes.start_time':
      return (row) => isoTime(table.startedAt[row])
    case 'attributes.end_time':
      return (row) => isoTime(table.endedAt[row])
    case 'attributes.duration':
      return (row) => inUnit(id, durationOf(table, row))
    case 'attributes.progress':
      return (row) => (isRunning(table, row) ? numberOrNull(lastLogged(table, row).step) : null)
    default: {
      const textOf = rowTexts(table, id, context)
      return (row) => textOf(row) ?? null
    }
  }
}

function groupValue(
  table: RunTable,
  group: RunGroup,
  { id }: RunColumn,
  statistic: Statistic,
): Cell {
  if (isSummable(id)) return inUnit(id, statisticOf(group.summary(id), statistic))
  switch (id) {
    case 'attributes.start_time':
      return isoTime(latestOf(group.rows, table.startedAt))
    case 'attributes.end_time':
      return isoTime(latestOf(group.rows, table.endedAt))
    case 'attributes.progress':
      return group.rows.filter((row) => isRunning(table, row)).length
    default: {
      const [text, ...others] = group.texts(id)
      return others.length > 0 ? `${others.length + 1} values` : (text ?? null)
    }
  }
}

const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value)

const isoTime = (ms = NaN) => (Number.isNaN(ms) ? null : new Date(ms).toISOString())

/** A number of a column as it is written: durations, which are in ms, in seconds. */
const inUnit = (columnId: string, value: number | null) =>
  value !== null && columnId === 'attributes.duration' ? value / 1_000 : value
