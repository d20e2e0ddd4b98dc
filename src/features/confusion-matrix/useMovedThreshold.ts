import { useMemo, useState } from 'react'
import type { ConfusionMatrix } from './confusionMatrix.ts'
import type { Samples } from './countSamples.ts'
import { guessPositive } from './guessPositive.ts'
import type { MatrixFile } from './matrixSources.ts'
import {
  matrixAtPoint,
  pointOfFile,
  samplesAtPoint,
  scoredSamples,
  thresholdPoints,
} from './thresholdCurves.ts'

/**
 * The threshold of a matrix of two classes: what there is to choose, as far as its samples have scores, and the matrix and
 * samples at another one than the file's. Another file starts at its own again.
 */
export function useMovedThreshold(
  file: MatrixFile,
  matrix: ConfusionMatrix,
  samples: Samples | null,
) {
  const [chosen, setChosen] = useState<{ path: string; positive: number; at: number | null }>()
  const { positive, at } =
    chosen?.path === file.path ? chosen : { positive: guessPositive(matrix), at: null }
  const scored = useMemo(() => samples && scoredSamples(samples, positive), [samples, positive])
  const points = useMemo(() => (scored ? thresholdPoints(scored) : []), [scored])
  const usual = useMemo(
    () => (samples ? pointOfFile(points, samples, positive) : 0),
    [points, samples, positive],
  )
  const { labels } = matrix
  const moved = useMemo(() => {
    const point = at === null ? undefined : points[at]
    if (!samples || !scored || !point) return null
    return {
      matrix: matrixAtPoint(scored, point, labels, positive),
      samples: samplesAtPoint(samples, scored, point, positive),
    }
  }, [samples, scored, points, at, labels, positive])
  return {
    moved,
    /** Null without scores. */
    panel: scored && {
      scored,
      points,
      positive,
      at,
      usual,
      onPositive: (positive: number) => setChosen({ path: file.path, positive, at: null }),
      onChange: (at: number | null) => setChosen({ path: file.path, positive, at }),
    },
  }
}
