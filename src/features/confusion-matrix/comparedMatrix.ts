import type { Run } from '#mlflow/runs.ts'
import type { ConfusionMatrix } from './confusionMatrix.ts'
import type { RunReading } from './useRunReadings.ts'

/** A run whose matrix is there. */
export type ComparedMatrix = {
  run: Run
  path: string
  /** What the number of a series counts, and the number; no unit where it is no series. */
  unit: string | null
  step: number
  matrix: ConfusionMatrix
  notes: readonly string[]
}

/** Null while it is read, or where there is none. */
export function comparedMatrix({ run, progress }: RunReading): ComparedMatrix | null {
  if (progress.state !== 'done' || progress.reading.state !== 'read') return null
  const { file, source, reading } = progress
  const { matrix, notes } = reading
  return { run, path: file.path, unit: source.unit, step: file.step, matrix, notes }
}

/** The two matrices of a difference: those that are wanted, or else the first, and the first other than it. */
export function differencePair(
  compared: readonly ComparedMatrix[],
  wanted: { a: string | null; b: string | null },
): { a: ComparedMatrix; b: ComparedMatrix } | null {
  const of = (id: string | null) => compared.find(({ run }) => run.id === id)
  const a = of(wanted.a) ?? compared.find(({ run }) => run.id !== wanted.b)
  const b = of(wanted.b) ?? compared.find(({ run }) => run.id !== a?.run.id)
  return a && b ? { a, b } : null
}
