import Papa from 'papaparse'

/** A table of a file: its first row names the columns. */
export type JoinedTable = { columns: readonly string[]; rows: readonly (readonly string[])[] }

/** Delimited text as a table; a row that is short has empty cells. */
export function readJoinedTable(text: string): JoinedTable {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const [columns = [], ...rows] = data
  return { columns, rows }
}

/** Columns that every table has, in the order of the first. */
export const sharedColumns = ([first, ...others]: readonly JoinedTable[]): string[] =>
  first?.columns.filter((name) => others.every(({ columns }) => columns.includes(name))) ?? []

/** The first shared column whose values are all different in every table; null where there is none, and rows go by their number. */
export function keyColumn(tables: readonly JoinedTable[]): string | null {
  const isKey = (name: string) =>
    tables.every(({ columns, rows }) => {
      const at = columns.indexOf(name)
      return new Set(rows.map((row) => row[at])).size === rows.length
    })
  return sharedColumns(tables).find(isKey) ?? null
}

export type JoinedRow = {
  key: string
  /** By table; null where it has no such row. */
  values: readonly (string | null)[]
  differs: boolean
}

/**
 * One column of several tables, joined on another: rows in the order of the first table, then what others have besides. A
 * key that a table has twice is joined with its first row. Without a key, rows go by their number.
 */
export function joinTables(
  tables: readonly JoinedTable[],
  key: string | null,
  column: string,
): JoinedRow[] {
  const byKey = tables.map(({ columns, rows }) => {
    const keyAt = key === null ? -1 : columns.indexOf(key)
    const valueAt = columns.indexOf(column)
    const values = new Map<string, string>()
    for (const [i, row] of rows.entries()) {
      const name = keyAt < 0 ? String(i + 1) : (row[keyAt] ?? '')
      if (!values.has(name)) values.set(name, row[valueAt] ?? '')
    }
    return values
  })
  const keys = new Set(byKey.flatMap((values) => [...values.keys()]))
  return [...keys].map((key) => {
    const values = byKey.map((table) => table.get(key) ?? null)
    return { key, values, differs: values.some((value) => value !== values[0]) }
  })
}
