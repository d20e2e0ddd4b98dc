import { memo, Suspense, useCallback, useMemo } from 'react'
import { Link } from 'react-router-dom'
import { ChartSettings } from '#features/charts/ChartSettings.tsx'
import { MetricChart } from '#features/charts/MetricChart.tsx'
import { styledRuns } from '#features/charts/runStyles.ts'
import { StyleLegend } from '#features/charts/StyleLegend.tsx'
import { useChartView } from '#features/charts/useChartView.ts'
import { comparedMetrics } from '#features/compare/comparedMetrics.ts'
import type { CompareSearch } from '#features/compare/compareSearch.ts'
import { CurveGrid } from '#features/compare/CurveGrid.tsx'
import { MissingRuns } from '#features/compare/MissingRuns.tsx'
import { RunName } from '#features/compare/RunName.tsx'
import { SideBySide } from '#features/compare/SideBySide.tsx'
import { type ComparedRun, useComparedRuns } from '#features/compare/useComparedRuns.ts'
import { useCompareSearch } from '#features/compare/useCompareSearch.ts'
import { paths } from '#src/paths.ts'
import { setSelected } from '#src/runSelection.ts'
import { textFields, textsOfRun } from '#src/runTexts.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazyPart.tsx'
import { Message } from '#ui/Message.tsx'
import { NearViewport } from '#ui/NearViewport.tsx'
import { Page } from '#ui/Page.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'

const MatrixComparison = lazyPart('The confusion matrices', async () => {
  const { MatrixComparison } = await import('#features/confusion-matrix/MatrixComparison.tsx')
  return MatrixComparison
})

const ArtifactComparison = lazyPart('The comparison of artifacts', async () => {
  const { ArtifactComparison } =
    await import('#features/artifact-comparison/ArtifactComparison.tsx')
  return ArtifactComparison
})

function ComparePage() {
  const [search, changeSearch] = useCompareSearch()
  const { compared, missing, pending } = useComparedRuns(search.selection)
  const { selection, baselineId, pinnedIds } = search
  const remove = useCallback(
    (runIds: string[]) =>
      changeSearch({
        selection: setSelected(selection, runIds, false),
        baselineId: runIds.includes(baselineId ?? '') ? null : baselineId,
        pinnedIds: pinnedIds.filter((id) => !runIds.includes(id)),
      }),
    [changeSearch, selection, baselineId, pinnedIds],
  )
  const removeOne = useCallback((runId: string) => remove([runId]), [remove])

  if (selection.length < 2) {
    return (
      <Page title="Compare runs">
        <Message
          tone="neutral"
          title={
            selection.length === 1
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
    <Page title={`Compare ${selection.length} runs`}>
      <MissingRuns missing={missing} onRemove={remove} />
      {pending ? (
        <Skeleton label="Loading runs" />
      ) : (
        compared.length > 0 && (
          <Comparison {...{ compared, search, changeSearch }} onRemove={removeOne} />
        )
      )}
    </Page>
  )
}

type ComparisonProps = {
  compared: ComparedRun[]
  search: CompareSearch
  changeSearch: (change: Partial<CompareSearch>) => void
  onRemove: (runId: string) => void
}

function Comparison({ compared, search, changeSearch, onRemove }: ComparisonProps) {
  return (
    <>
      <SideBySide
        {...{ compared, search, onRemove }}
        onChange={changeSearch}
        beside={<Curves compared={compared} baselineId={search.baselineId} />}
      />
      <Matrices compared={compared} baselineId={search.baselineId} />
      <Artifacts compared={compared} />
    </>
  )
}

type PanelProps = { compared: readonly ComparedRun[] }
type CurvesProps = PanelProps & { baselineId: string | null }

/** Drawn anew only for other runs or another baseline: what the table shows is none of its business, and there may be hundreds of curves. */
const Curves = memo(function Curves({ compared, baselineId }: CurvesProps) {
  const [{ label, colour, dash, facet }] = useChartView()
  const fields = useMemo(
    () =>
      textFields(
        compared.flatMap(({ run }) => [...run.params.keys()]),
        compared.flatMap(({ run }) => [...run.tags.keys()]),
      ),
    [compared],
  )
  const charted = useMemo(() => {
    const runs = compared.map(({ run, slot }) => ({
      run,
      slot,
      texts: textsOfRun(run),
      isBaseline: run.id === baselineId,
    }))
    return styledRuns(runs, { label, colour, dash, facet }, fields)
  }, [compared, baselineId, fields, label, colour, dash, facet])
  const metrics = comparedMetrics(compared.map(({ run }) => run))
  return (
    <Panel
      title="Curves"
      frame="plain"
      actions={
        <ChartSettings
          metrics={[...metrics.curves, ...metrics.single]}
          fields={fields}
          grouped={false}
        />
      }
    >
      <StyleLegend runs={charted} />
      <CurveGrid
        metrics={metrics}
        renderCurve={(metric) => <MetricChart metric={metric} runs={charted} />}
      />
    </Panel>
  )
})

/** Of the matrices until they are there, in px. */
const MATRICES_PX = 360

/** Drawn anew only for other runs, too, and looked for once they come into view. */
const Matrices = memo(function Matrices({ compared, baselineId }: CurvesProps) {
  const runs = useMemo(() => compared.map(({ run }) => run), [compared])
  const slots = new Map(compared.map(({ run, slot }) => [run.id, slot]))
  return (
    <Panel title="Confusion matrices" frame="plain">
      <NearViewport height={MATRICES_PX}>
        <Suspense fallback={<Skeleton label="Loading confusion matrices" lines={8} />}>
          <MatrixComparison
            runs={runs}
            baselineId={baselineId}
            renderName={({ id, name }) => <RunName name={name} slot={slots.get(id) ?? null} />}
          />
        </Suspense>
      </NearViewport>
    </Panel>
  )
})

/** Of the artifacts until they are there, in px. */
const ARTIFACTS_PX = 240

/** Drawn anew only for other runs, too, and looked for once they come into view. */
const Artifacts = memo(function Artifacts({ compared }: PanelProps) {
  const slots = new Map(compared.map(({ run, slot }) => [run.id, slot]))
  return (
    <Panel title="Artifacts" frame="plain">
      <NearViewport height={ARTIFACTS_PX}>
        <ErrorBoundary what="The comparison of artifacts">
          <Suspense fallback={<Skeleton label="Loading artifacts" />}>
            <ArtifactComparison
              runs={compared.map(({ run }) => run)}
              renderName={({ id, name }) => <RunName name={name} slot={slots.get(id) ?? null} />}
            />
          </Suspense>
        </ErrorBoundary>
      </NearViewport>
    </Panel>
  )
})

export { ComparePage as Component }
