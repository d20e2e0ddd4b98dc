import type { RunTable } from '#mlflow/runTable.ts'

/** How long the run of a row took, in ms; null while it runs, or when a time is missing. */
export function durationOf(
  { startedAt, endedAt }: Pick<RunTable, 'startedAt' | 'endedAt'>,
  row: number,
): number | null {
  const duration = (endedAt[row] ?? NaN) - (startedAt[row] ?? NaN)
  return Number.isNaN(duration) ? null : duration
}
