import { type ReactNode, useMemo } from 'react'
import { paths } from '#src/paths.ts'
import type { RunSelection } from '#src/runSelection.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { MatrixMultiples } from './MatrixMultiples.tsx'
import classes from './MatrixPanel.module.css'
import type { MatrixRun } from './matrixRun.ts'
import { type MatrixSearch, writeMatrixSearch } from './matrixSearch.ts'
import { RunsWithout } from './RunsWithout.tsx'
import { SharedToolbar } from './SharedToolbar.tsx'
import { useMatrixSearch } from './useMatrixSearch.ts'
import { dataMatrices, leadingMatrix, useRunSources, wantedMatrices } from './useRunSources.ts'

type Props = {
  /** In their order; those whose names have not come yet may be missing. */
  runs: readonly MatrixRun[]
  /** The same with their colours, as a link to their comparison holds them. */
  selection: RunSelection
  /** How a run is named on this page. */
  renderName: (run: MatrixRun) => ReactNode
}

/** More are for the compare page, which has the room. */
const MOST_RUNS = 6

/** The confusion matrices of the first few runs, once the panel is opened, and the way to the difference of two of them. */
export function MatrixPanel({ runs, selection, renderName }: Props) {
  const [search, change] = useMatrixSearch()
  const first = useMemo(() => runs.slice(0, MOST_RUNS), [runs])
  const isOpen = search.panel === 'open'
  if (runs.length === 0) return null
  return (
    <details
      className={classes.panel}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        const panel = currentTarget.open ? 'open' : 'closed'
        if (panel !== search.panel) change({ panel })
      }}
    >
      <summary>
        Confusion matrices
        <span className={classes.count}>
          {runs.length > first.length && `of the first ${first.length} `}
          of {formatCount(runs.length, 'run')}
        </span>
      </summary>
      {isOpen && <Matrices {...{ first, selection, renderName }} />}
    </details>
  )
}

type MatricesProps = Pick<Props, 'selection' | 'renderName'> & { first: readonly MatrixRun[] }

function Matrices({ first, selection, renderName }: MatricesProps) {
  const [search, change] = useMatrixSearch()
  const found = useRunSources(first)
  const matrices = useMemo(() => wantedMatrices(found, search), [found, search])
  const data = dataMatrices(matrices)
  const leader = leadingMatrix(matrices)
  const [a, b] = data
  return (
    <div className={classes.content}>
      <div className={classes.head}>
        {leader && <SharedToolbar {...{ leader, found, matrices, search }} onChange={change} />}
        {a && b && (
          <ButtonLink
            size="compact"
            to={differenceAddress(selection, search, { a: a.run.id, b: b.run.id })}
          >
            {data.length > 2 ? 'A / B / Δ of the first two' : 'A / B / Δ'}
          </ButtonLink>
        )}
      </div>
      {leader && <MatrixMultiples {...{ leader, matrices, search, renderName }} />}
      <RunsWithout found={found} source={search.source} />
    </div>
  )
}

/** The comparison of these runs, with the difference of two of them. */
function differenceAddress(
  selection: RunSelection,
  search: MatrixSearch,
  difference: { a: string; b: string },
): string {
  const [path = '', query = ''] = paths.compare(selection).split('?')
  const wanted = { ...search, panel: 'closed', view: 'sharesOfTrue', difference } as const
  return `${path}?${writeMatrixSearch(new URLSearchParams(query), wanted)}`
}
