import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { MetricChart } from '#features/charts/MetricChart.tsx'
import { comparedMetrics } from '#features/compare/comparedMetrics.ts'
import { CompareToolbar } from '#features/compare/CompareToolbar.tsx'
import { compareRuns, countDiffering, filterRows } from '#features/compare/comparison.ts'
import { ComparisonTable } from '#features/compare/ComparisonTable.tsx'
import { CurveGrid } from '#features/compare/CurveGrid.tsx'
import { MissingRuns } from '#features/compare/MissingRuns.tsx'
import { RunName } from '#features/compare/RunName.tsx'
import { type ComparedRun, useComparedRuns } from '#features/compare/useComparedRuns.ts'
import { useCompareSearch } from '#features/compare/useCompareSearch.ts'
import { MatrixMultiples } from '#features/confusion-matrix/MatrixMultiples.tsx'
import { experimentQueries } from '#mlflow/experiments.ts'
import { paths } from '#src/paths.ts'
import { setSelected } from '#src/runSelection.ts'
import { Message } from '#ui/Message.tsx'
import { Page } from '#ui/Page.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ComparePage.module.css'

function ComparePage() {
  const [search, changeSearch] = useCompareSearch()
  const { compared, missing, pending } = useComparedRuns(search.selection)
  const remove = (runIds: string[]) =>
    changeSearch({
      selection: setSelected(search.selection, runIds, false),
      baselineId: runIds.includes(search.baselineId ?? '') ? null : search.baselineId,
    })

  if (search.selection.length < 2) {
    return (
      <Page title="Compare runs">
        <Message
          tone="neutral"
          title={
            search.selection.length === 1
              ? 'One run is selected; a comparison needs at least two.'
              : 'No runs are selected.'
          }
        >
          <p>
            Open an <Link to={paths.experiments()}>experiment</Link>, tick two or more runs in its
            table, and choose Compare.
          </p>
        </Message>
      </Page>
    )
  }
  return (
    <Page title={`Compare ${search.selection.length} runs`}>
      <MissingRuns missing={missing} onRemove={remove} />
      {pending ? (
        <Skeleton label="Loading runs" />
      ) : (
        compared.length > 0 && (
          <Comparison {...{ compared, search, changeSearch }} onRemove={(id) => remove([id])} />
        )
      )}
    </Page>
  )
}

type ComparisonProps = {
  compared: ComparedRun[]
  search: ReturnType<typeof useCompareSearch>[0]
  changeSearch: ReturnType<typeof useCompareSearch>[1]
  onRemove: (runId: string) => void
}

function Comparison({ compared, search, changeSearch, onRemove }: ComparisonProps) {
  const runs = compared.map(({ run }) => run)
  const { data: experiments = [] } = useQuery(experimentQueries.list())
  const experimentNames = new Map(experiments.map(({ id, name }) => [id, name]))
  const slots = new Map(compared.map(({ run, slot }) => [run.id, slot]))
  const comparison = compareRuns(runs, experimentNames)
  const { keyText, rows, baselineId } = search
  return (
    <>
      <CompareToolbar search={search} onChange={changeSearch} counts={countDiffering(comparison)} />
      <div className={classes.split}>
        <div className={classes.figures}>
          <ComparisonTable
            runs={compared}
            comparison={filterRows(comparison, { differingOnly: rows === 'differing', keyText })}
            baselineId={baselineId}
            onBaseline={(baselineId) => changeSearch({ baselineId })}
            onRemove={onRemove}
          />
        </div>
        <Panel title="Curves" frame="plain">
          <CurveGrid
            metrics={comparedMetrics(runs)}
            renderCurve={(metric) => <MetricChart metric={metric} runs={compared} />}
          />
        </Panel>
      </div>
      <Panel title="Confusion matrices" frame="plain">
        <MatrixMultiples
          runs={runs}
          renderName={({ id, name }) => <RunName name={name} slot={slots.get(id) ?? null} />}
        />
      </Panel>
    </>
  )
}

export { ComparePage as Component }
