export type Figures = Record<string, number | null>

/** What one candidate took; `failure` says why there are no figures. */
export type Column = { name: string; figures: Figures; failure?: string }

/** A candidate that fails is a column without figures, so that the others are told all the same. */
export async function measureColumn(
  name: string,
  measure: () => Promise<Figures>,
): Promise<Column> {
  try {
    return { name, figures: await measure() }
  } catch (error) {
    const [failure = ''] = String(error).split('\n')
    return { name, figures: {}, failure }
  }
}

/** Prints one row for each figure: every column's value, and how many times the first column's it is; and below, what failed. */
export function printTable(title: string, columns: readonly Column[]) {
  const rows = new Set(columns.flatMap(({ figures }) => Object.keys(figures)))
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
  for (const { name, failure } of columns) if (failure) console.log(`${name}: ${failure}`)
}
