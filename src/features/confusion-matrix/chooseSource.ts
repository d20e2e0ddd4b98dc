import type { MatrixFile, MatrixSource } from './matrixSources.ts'

/** The source of this key, or else the first; null without any. */
export const chooseSource = (sources: readonly MatrixSource[], key: string | null) =>
  sources.find((source) => source.key === key) ?? sources[0] ?? null

/** The latest file of a series up to a step, or the first where the series begins later; the last without a step. */
export function fileAt({ files }: MatrixSource, step: number | null): MatrixFile | null {
  if (step === null) return files.at(-1) ?? null
  return files.findLast((file) => file.step <= step) ?? files[0] ?? null
}

/** Every step of some series, in order, each once. */
export const stepsOf = (sources: readonly MatrixSource[]): number[] =>
  [
    ...new Set(
      sources.flatMap(({ unit, files }) => (unit === null ? [] : files.map(({ step }) => step))),
    ),
  ].toSorted((a, b) => a - b)
