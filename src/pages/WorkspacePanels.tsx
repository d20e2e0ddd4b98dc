import { useQueries } from '@tanstack/react-query'
import { RunPanels } from '#features/charts/RunPanels.tsx'
import { nestRuns, sortRuns } from '#features/runs-table/runOrder.ts'
import { orderShortfall } from '#features/runs-table/runsRequest.ts'
import { useRuns } from '#features/runs-table/useRuns.ts'
import { useRunsView } from '#features/runs-table/useRunsView.ts'
import { runQueries } from '#mlflow/runs.ts'
import { drawnRuns } from '#src/drawnRuns.ts'
import { formatCount } from '#ui/formatCount.ts'
import { Skeleton } from '#ui/Skeleton.tsx'

type Props = { experimentIds: string[]; experimentName: (experimentId: string) => string }

/** The metrics of the selected runs, or of the table's first, beside the table. */
export function WorkspacePanels({ experimentIds, experimentName }: Props) {
  const [view] = useRunsView()
  const { query, runs, complete } = useRuns(experimentIds, view)
  const orderedHere = complete || orderShortfall(view.sort, false) === 'loadedOnly'
  const rows = nestRuns(orderedHere ? sortRuns(runs, view.sort, { experimentName }) : runs)
  const { drawn, note } = drawnRuns(
    view.selection,
    rows.map(({ run }) => run.id),
  )

  const loaded = new Map(runs.map((run) => [run.id, run]))
  const elsewhere = useQueries({
    queries: drawn
      .filter(({ runId }) => !loaded.has(runId))
      .map(({ runId }) => runQueries.detail(runId)),
  })
  for (const { data: run } of elsewhere) if (run) loaded.set(run.id, run)
  const failed = elsewhere.filter(({ data, isError }) => !data && isError).length
  const pending = query.isPending || elsewhere.some(({ isPending }) => isPending)

  const charted = drawn.flatMap(({ runId, slot }) => {
    const run = loaded.get(runId)
    return run ? [{ run, slot }] : []
  })
  if (charted.length === 0 && pending) return <Skeleton label="Loading panels" lines={10} />
  const metrics = new Set(charted.flatMap(({ run }) => [...run.metrics.keys()]))
  const notes = [note, failed > 0 && `${formatCount(failed, 'selected run')} could not be loaded`]
  return (
    <RunPanels
      runs={charted}
      metrics={[...metrics]}
      note={notes.filter((text) => typeof text === 'string').join(' · ') || null}
    />
  )
}
