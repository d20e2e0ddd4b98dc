import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { LastPoint } from '#mlflow/metricSummaries.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import type { ColumnLayout } from './columnLayout.ts'
import { readHistoryColumn } from './historyStatistics.ts'
import type { SortKey } from './runsView.ts'

/** A pause in scrolling. */
const SETTLED_MS = 150

type Parts = {
  table: RunTable
  /** Goes up when the table is different: an active run may have gone on. */
  version: number
  rows: Int32Array
  layout: ColumnLayout
  sorts: readonly SortKey[]
}

/** How many of some runs the order can count on. */
export type HistoriesHere = { here: number; all: number }

/**
 * Asks for the histories that a table needs: of the runs in sight those that are on screen, of all runs those that are
 * sorted by. Says how far the latter have come, and why they do not.
 */
export function useHistories({ table, version, rows, layout, sorts }: Parts) {
  const { histories } = table
  const [inSight, setInSight] = useState<readonly string[]>([])
  const problem = useSyncExternalStore(histories.subscribe, histories.getProblem)

  useEffect(() => {
    const sighted = inSight.flatMap((id) => table.rowOf(id) ?? [])
    for (const metric of shownMetrics(layout)) {
      histories.want(metric, lastPoints(table, metric, sighted))
    }
    for (const metric of sortedMetrics(sorts)) {
      histories.want(metric, lastPoints(table, metric, rows))
    }
    // When the problem is gone, what could not be read may be asked for once more.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [table, version, histories, rows, layout, sorts, inSight, problem])

  const onInSight = useDebouncedCallback(setInSight, SETTLED_MS)
  const sortedBy = useMemo(
    () => historiesHere(table, rows, sorts),
    // oxlint-disable-next-line react/exhaustive-deps -- the rows are other ones whenever histories came that they are sorted by
    [table, version, rows, sorts],
  )
  return { onInSight, sortedBy, problem }
}

/** Goes up as histories come, where some columns need them to be sorted or shaded by; else it stays. */
export function useHistoryVersion({ histories }: RunTable, columnIds: readonly string[]): number {
  const needed = columnIds.some((id) => metricToSortBy(id) !== null)
  return useSyncExternalStore(histories.subscribe, () => (needed ? histories.getVersion() : 0))
}

const shownMetrics = ({ pinned, scrolling }: ColumnLayout) =>
  new Set(
    [...pinned, ...scrolling].flatMap(({ content, key }) =>
      content.kind === 'history' ? [key] : [],
    ),
  )

const sortedMetrics = (sorts: readonly SortKey[]) =>
  new Set(sorts.flatMap(({ column }) => metricToSortBy(column) ?? []))

/** The metric whose histories a column is sorted by. A curve is sorted by where it ends, which needs none. */
function metricToSortBy(columnId: string): string | null {
  const read = readHistoryColumn(columnId)
  return read && read.statistic !== 'curve' ? read.key : null
}

/** Of the runs that have the metric. */
function lastPoints(table: RunTable, metric: string, rows: Iterable<number>): LastPoint[] {
  const column = table.metrics.get(metric)
  if (!column) return []
  const points: LastPoint[] = []
  for (const row of rows) {
    const step = column.steps[row] ?? NaN
    if (Number.isNaN(step)) continue
    points.push({ runId: table.ids[row] ?? '', step, timestamp: column.timestamps[row] ?? 0 })
  }
  return points
}

/** Null where nothing is missing. */
function historiesHere(
  table: RunTable,
  rows: Int32Array,
  sorts: readonly SortKey[],
): HistoriesHere | null {
  for (const metric of sortedMetrics(sorts)) {
    const points = lastPoints(table, metric, rows)
    const here = points.filter(({ runId }) => table.histories.get(runId, metric)).length
    if (here < points.length) return { here, all: points.length }
  }
  return null
}
