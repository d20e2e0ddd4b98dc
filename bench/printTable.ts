export type Column = { name: string; figures: Record<string, number | null> }

/** Prints one row for each figure: every column's value, and how many times the first column's it is. */
export function printTable(title: string, columns: readonly Column[]) {
  const rows = Object.keys(columns[0]?.figures ?? {})
  const table: Record<string, Record<string, string>> = {}
  for (const row of rows) {
    const first = columns[0]?.figures[row] ?? null
    const cells: Record<string, string> = {}
    for (const { name, figures } of columns) {
      const value = figures[row] ?? null
      const ratio = value !== null && first ? ` (${(value / first).toFixed(1)}×)` : ''
      cells[name] = value === null ? '–' : value.toFixed(value < 10 ? 1 : 0) + ratio
    }
    table[row] = cells
  }
  console.log(`\n${title}`)
  console.table(table)
}
