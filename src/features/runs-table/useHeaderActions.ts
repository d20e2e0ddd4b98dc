import { useMemo } from 'react'
import type { RunTable } from '#mlflow/runTable.ts'
import { type ColumnLayout, moveColumn } from './columnLayout.ts'
import { missingHistoryColumns } from './historyColumns.ts'
import type { RunColumn } from './runColumns.ts'
import type { HeaderActions } from './RunsHeader.tsx'
import { clampWidth, nextSorts, type RunsView, setColumnShown, toggled } from './runsView.ts'

type Parts = {
  table: RunTable
  rows: Int32Array
  columns: readonly RunColumn[]
  layout: ColumnLayout
  view: RunsView
  changeView: (change: (now: RunsView) => Partial<RunsView>) => void
  onSelect: (runIds: string[], selected: boolean) => void
}

const WIDTH_STEP_PX = 40

/** What the headers of a table's columns do to its view. */
export function useHeaderActions(parts: Parts): HeaderActions {
  const { table, rows, columns, layout, view, changeView, onSelect } = parts
  return useMemo(() => {
    const resize = (column: string, px: number | null) =>
      changeView(({ widths }) => {
        const next = new Map(widths)
        if (px === null) next.delete(column)
        else next.set(column, clampWidth(px))
        return { widths: next }
      })
    return {
      onSort: (column, add) =>
        changeView(({ sorts }) => ({
          sorts: nextSorts(sorts, column, isNumericColumn(columns, column), add),
        })),
      onSelectAll: (selected) =>
        onSelect(
          Array.from(rows, (row) => table.ids[row] ?? ''),
          selected,
        ),
      onResize: resize,
      onMoveBefore: (column, before) =>
        changeView(({ moved }) => ({ moved: [...moved, [column, before]] })),
      menuOf: (column) => [
        ...sortItems(column, changeView),
        {
          label: view.pinned.includes(column.id) ? 'Let it scroll' : 'Keep at the left',
          onSelect: () => changeView(({ pinned }) => ({ pinned: toggled(pinned, column.id) })),
        },
        ...([-1, 1] as const).flatMap((step) => {
          const moved = moveColumn(layout, view.moved, column.id, step)
          if (moved === view.moved) return []
          return {
            label: step === -1 ? 'Move to the left' : 'Move to the right',
            onSelect: () => changeView(() => ({ moved })),
          }
        }),
        { label: 'Wider', onSelect: () => resize(column.id, column.width + WIDTH_STEP_PX) },
        { label: 'Narrower', onSelect: () => resize(column.id, column.width - WIDTH_STEP_PX) },
        ...(view.widths.has(column.id)
          ? [{ label: 'Usual width', onSelect: () => resize(column.id, null) }]
          : []),
        ...(isNumber(column)
          ? [
              {
                label: view.heat.includes(column.id) ? 'Without shades' : 'Shade by size',
                onSelect: () => changeView(({ heat }) => ({ heat: toggled(heat, column.id) })),
              },
            ]
          : []),
        ...missingHistoryColumns(column, columns).map((added) => ({
          label: `Add: ${added.content.name}`,
          onSelect: () => changeView((now) => setColumnShown(now, added, true)),
        })),
        ...(column.group === 'params' || column.group === 'tags'
          ? [
              {
                label: view.groupBy.includes(column.id) ? 'Do not group by this' : 'Group by this',
                onSelect: () =>
                  changeView(({ groupBy }) => ({ groupBy: toggled(groupBy, column.id) })),
              },
            ]
          : []),
        {
          label: 'Hide',
          onSelect: () => changeView((now) => setColumnShown(now, column, false)),
        },
      ],
    }
  }, [table, rows, columns, layout, view, changeView, onSelect])
}

function sortItems({ id }: RunColumn, changeView: Parts['changeView']) {
  return (['ascending', 'descending'] as const).map((order) => ({
    label: order === 'ascending' ? 'Sort upwards' : 'Sort downwards',
    onSelect: () => changeView(() => ({ sorts: [{ column: id, order }] })),
  }))
}

const isNumericColumn = (columns: readonly RunColumn[], id: string) =>
  columns.some((column) => column.id === id && column.content.kind === 'numericText')

const isNumber = ({ content }: RunColumn) =>
  content.kind === 'metric' ||
  content.kind === 'numericText' ||
  (content.kind === 'history' && content.statistic !== 'curve')
