import { isRecord } from './isRecord.ts'
import { MatrixProblem } from './matrixProblem.ts'
import type { MatrixTable } from './matrixTable.ts'

/** One object a line; a column for each name that any of them has. */
export function readJsonLines(text: string): MatrixTable {
  const records: Record<string, unknown>[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    records.push(readRecord(line, i))
  }
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return { columns, rows: records.map((record) => columns.map((column) => record[column])) }
}

function readRecord(line: string, i: number): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new MatrixProblem(`line ${i + 1} is not JSON`)
  }
  if (isRecord(value)) return value
  throw new MatrixProblem(`line ${i + 1} is not an object`)
}
