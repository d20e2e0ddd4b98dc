import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import classes from './MatrixComparison.module.css'
import { MatrixDifference } from './MatrixDifference.tsx'
import { MatrixMultiples } from './MatrixMultiples.tsx'
import type { MatrixRun } from './matrixRun.ts'
import { RunsWithout } from './RunsWithout.tsx'
import { SharedToolbar } from './SharedToolbar.tsx'
import { useMatrixSearch } from './useMatrixSearch.ts'
import { dataMatrices, leadingMatrix, useRunSources, wantedMatrices } from './useRunSources.ts'

type Props = {
  runs: readonly MatrixRun[]
  /** The run that others are compared with; null for the first. */
  baselineId: string | null
  /** How a run is named on this page. */
  renderName: (run: MatrixRun) => ReactNode
}

const MODES = [
  { value: 'each', label: 'Each run' },
  { value: 'difference', label: 'A / B / Δ' },
] as const

/** So many runs are looked through at once: each has folders to be listed. */
const RUNS_AT_ONCE = 50

/** The confusion matrices of some runs: side by side with their classes in the same order, or two of them and their difference. */
export function MatrixComparison({ runs, baselineId, renderName }: Props) {
  const [limit, setLimit] = useState(RUNS_AT_ONCE)
  const looked = useMemo(() => runs.slice(0, limit), [runs, limit])
  const [search, change] = useMatrixSearch()
  const found = useRunSources(looked)
  const matrices = useMemo(() => wantedMatrices(found, search), [found, search])
  const data = dataMatrices(matrices)
  const comparable = data.length > 1
  const differs = search.difference !== null && comparable
  const leader = leadingMatrix(matrices)
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        {comparable && (
          <SegmentedChoice
            label="Matrices"
            options={MODES}
            value={differs ? 'difference' : 'each'}
            onChange={(mode) =>
              change(
                // What changed is read most easily in percentage points.
                mode === 'difference'
                  ? { difference: { a: null, b: null }, view: 'sharesOfTrue' }
                  : { difference: null },
              )
            }
          />
        )}
        {leader && <SharedToolbar {...{ leader, found, matrices, search }} onChange={change} />}
      </div>
      {differs ? (
        <MatrixDifference
          matrices={data}
          wanted={{ a: search.difference?.a ?? baselineId, b: search.difference?.b ?? null }}
          search={search}
          onChange={change}
          renderName={renderName}
        />
      ) : (
        leader && <MatrixMultiples {...{ leader, matrices, search, renderName }} />
      )}
      <RunsWithout found={found} source={search.source} />
      {runs.length > looked.length && (
        <p className={classes.note}>
          The first {looked.length} of {runs.length} runs are looked through.{' '}
          <Button size="tiny" onClick={() => setLimit(limit + RUNS_AT_ONCE)}>
            Look through {Math.min(RUNS_AT_ONCE, runs.length - looked.length)} more
          </Button>
        </p>
      )}
    </div>
  )
}
