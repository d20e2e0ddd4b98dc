import { invalid } from '#protocol/errors.ts'

type Cell = string | number | boolean | null
export type Columns = Record<string, readonly Cell[]>
/** As MLflow's `log_table` writes it: pandas' "split" without an index. */
export type Table = { columns: string[]; data: Cell[][] }

/** Turns columns into rows. JSON has no NaN or Infinity; like pandas, it gets null for them. */
export function toTable(columns: Columns): Table {
  const names = Object.keys(columns)
  const lists = Object.values(columns)
  const rows = lists[0]?.length ?? 0
  for (const [name, cells] of Object.entries(columns)) {
    if (cells.length !== rows) {
      throw invalid(
        `columns[${JSON.stringify(name)}]: ${cells.length} values where "${names[0]}" has ${rows}`,
      )
    }
  }
  const data = Array.from({ length: rows }, (_, row) =>
    lists.map((cells) => {
      const cell = cells[row] ?? null
      return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell
    }),
  )
  return { columns: names, data }
}

/** Both tables, one below the other; their columns have to be the same. */
export function appendTable(table: Table | undefined, more: Table, path: string): Table {
  if (!table) return more
  if (table.columns.join('\n') !== more.columns.join('\n')) {
    throw invalid(
      `columns: ${path} has the columns ${table.columns.join(', ')}, which ${more.columns.join(', ')} cannot be appended to`,
    )
  }
  return { columns: table.columns, data: [...table.data, ...more.data] }
}
