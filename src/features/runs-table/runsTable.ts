import {
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { COLUMN_GROUPS, type RunColumn } from './runColumns.ts'
import type { RunRow } from './runOrder.ts'

/** What the table is built of; only what is named here is in the bundle. */
export const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnMeta: metaHelper<{ column: RunColumn }>(),
})

const helper = createColumnHelper<typeof features, RunRow>()

/** The columns as TanStack Table takes them, each group below a header of its own. */
export function toColumnDefs(
  columns: readonly RunColumn[],
  renderCell: (row: RunRow, column: RunColumn) => ReactNode,
) {
  return COLUMN_GROUPS.flatMap(({ group, label }) => {
    const members = columns.filter((column) => column.group === group)
    // A group without columns would be taken for a column itself.
    if (members.length === 0) return []
    return helper.group({
      id: group,
      header: label,
      columns: members.map((column) =>
        helper.display({
          id: column.id,
          header: column.label,
          size: column.width,
          minSize: 0,
          meta: { column },
          cell: ({ row }) => renderCell(row.original, column),
        }),
      ),
    })
  })
}
