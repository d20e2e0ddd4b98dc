import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { fileAt } from './chooseSource.ts'
import type { Samples } from './countSamples.ts'
import { matchSamples } from './matchSamples.ts'
import { type FileReading, matrixQueries } from './matrixQueries.ts'
import type { MatrixRun } from './matrixRun.ts'
import type { MatrixFile, MatrixSource } from './matrixSources.ts'
import type { MatrixReading } from './readConfusionMatrix.ts'

/** The samples behind a matrix, as far as they are known. */
export type KnownSamples =
  | { state: 'known'; samples: Samples; from: string }
  | { state: 'loading' }
  /** `reason` is a sentence. */
  | { state: 'unknown'; reason: string }

type Matrix = { file: MatrixFile; reading: MatrixReading & { state: 'read' } }

/** More files of predictions than these are not tried. */
const MOST_FILES = 5

/**
 * The samples behind a run's matrix: those of its own file, or of a file of predictions beside it that comes to the same
 * counts. Files of predictions may be large, and are read only once they are wanted.
 */
export function useSamples(
  run: MatrixRun,
  sources: readonly MatrixSource[],
  { file, reading }: Matrix,
  wanted: boolean,
): KnownSamples {
  const files = useMemo(() => predictionFiles(sources, file), [sources, file])
  const combine = useCallback(
    (answers: readonly UseQueryResult<FileReading>[]) =>
      answers.map(({ data, error }) => ({ data, error })),
    [],
  )
  const answers = useQueries({
    queries: files.map((file) => ({
      ...matrixQueries.reading(run, file),
      enabled: wanted && !reading.samples,
    })),
    combine,
  })
  return useMemo(
    () => knownSamples({ file, reading }, files, answers),
    [answers, files, file, reading],
  )
}

type Answer = { data: FileReading | undefined; error: Error | null }

function knownSamples(
  { file, reading }: Matrix,
  files: readonly MatrixFile[],
  answers: readonly Answer[],
): KnownSamples {
  if (reading.samples) return { state: 'known', samples: reading.samples, from: file.path }
  const problems: string[] = []
  for (const [i, { data, error }] of answers.entries()) {
    const path = files[i]?.path ?? ''
    if (!data && !error) return { state: 'loading' }
    const counted = data?.reading
    if (!counted) problems.push(`${path} could not be read (${error?.message})`)
    else if (counted.state === 'refused') problems.push(`of ${path}, ${counted.reason}`)
    else if (!counted.samples) problems.push(`${path} lists none`)
    else {
      const { matrix, samples } = counted
      const matched = matchSamples(reading.matrix, { matrix, samples })
      if (matched) return { state: 'known', samples: matched, from: path }
      problems.push(`the predictions in ${path} do not come to these counts`)
    }
  }
  return { state: 'unknown', reason: `No samples can be listed: ${reasonOf(problems)}.` }
}

const reasonOf = (problems: readonly string[]) =>
  problems.length > 0
    ? problems.join('; ')
    : 'the run has no file of predictions beside the matrix, such as a predictions.csv with columns y_true and y_pred'

/** Of a series, the file of the same step as the matrix, or else the last. */
function predictionFiles(
  sources: readonly MatrixSource[],
  { unit, step }: MatrixFile,
): MatrixFile[] {
  return sources
    .filter(({ kind }) => kind === 'predictions')
    .flatMap((source) => fileAt(source, unit === null ? null : step) ?? [])
    .slice(0, MOST_FILES)
}
