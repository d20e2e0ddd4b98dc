type Cell = string | number

/** RFC 4180 with line feeds; numbers as JavaScript writes them, NaN as an empty cell. */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(toCell).join(',')}\n`).join('')
}

function toCell(value: Cell): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value)
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/** A figure with as many significant digits as anybody reads. */
export const rounded = (value: number, digits = 5): number => Number(value.toPrecision(digits))
