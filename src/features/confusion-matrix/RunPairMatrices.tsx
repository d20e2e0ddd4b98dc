import { useMemo } from 'react'
import classes from './MatrixComparison.module.css'
import { MatrixPair } from './MatrixDifference.tsx'
import type { MatrixRun } from './matrixRun.ts'
import { readMatrixSearch } from './matrixSearch.ts'
import { RunsWithout } from './RunsWithout.tsx'
import { dataMatrices, useRunSources, wantedMatrices } from './useRunSources.ts'

type Props = { a: MatrixRun; b: MatrixRun }

/** What changed is read most easily in percentage points. */
const SEARCH = readMatrixSearch(new URLSearchParams({ matrix: 'true' }))

/** The confusion matrices of two runs and what changed from one to the other; a word where one has none. */
export function RunPairMatrices({ a, b }: Props) {
  const runs = useMemo(() => [a, b], [a, b])
  const found = useRunSources(runs)
  const matrices = useMemo(() => wantedMatrices(found, SEARCH), [found])
  const [one, other] = dataMatrices(matrices)
  return (
    <div className={classes.list}>
      {one && other && (
        <MatrixPair a={one} b={other} search={SEARCH} renderName={({ name }) => name} />
      )}
      <RunsWithout found={found} source={null} />
    </div>
  )
}
