import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { experimentQueries } from '#mlflow/experiments.ts'
import { useCorrections } from '#src/metricDirection.ts'
import { orderByDifference } from './compareOrder.ts'
import { compareRuns, type ComparisonRow, countDiffering, filterRows } from './comparison.ts'
import type { CompareSearch } from './compareSearch.ts'
import type { GridModel } from './gridModel.ts'
import { type Delta, deltasOf } from '#src/metricDelta.ts'
import { inPlace } from './runPlaces.ts'
import { seedGroups } from '#src/seedNoise.ts'
import type { ComparedRun } from './useComparedRuns.ts'
import { useMetricValues } from './useMetricValues.ts'

const NONE: readonly (Delta | null)[] = []

/** What the comparison of some runs shows as the address has it, how much of it differs, and which histories it waits for. */
export function useGridModel(compared: readonly ComparedRun[], search: CompareSearch) {
  const { baselineId, keyText, order, statistic, deltas } = search
  const differingOnly = search.rows === 'differing'
  // The search is another object with every change, and all else hangs on the order of the runs.
  const pinnedText = search.pinnedIds.join()
  const places = useMemo(
    () => inPlace(compared, ({ run }) => run.id, pinnedText.split(',')),
    [compared, pinnedText],
  )
  const inOrder = useMemo(() => [...places.pinned, ...places.others], [places])
  const runs = useMemo(() => inOrder.map(({ run }) => run), [inOrder])
  const pinned = places.pinned.length
  const baseline = runs.findIndex(({ id }) => id === baselineId)

  const { data: experiments } = useQuery(experimentQueries.list())
  const corrections = useCorrections()
  const { metricValue, problem } = useMetricValues(runs, statistic, keyText)
  const all = useMemo(
    () => {
      const experimentNames = new Map(experiments?.map(({ id, name }) => [id, name]))
      return compareRuns(runs, { experimentNames, ...(metricValue && { metricValue }) })
    },
    // oxlint-disable-next-line react/exhaustive-deps -- which value is best hangs on the corrections
    [runs, experiments, metricValue, corrections],
  )
  const ordered = useMemo(() => (order === 'name' ? all : orderByDifference(all)), [all, order])
  const rows = useMemo(
    () => filterRows(ordered, { differingOnly, keyText }),
    [ordered, differingOnly, keyText],
  )
  const groups = useMemo(() => seedGroups(runs), [runs])
  const deltasIn = useMemo(() => {
    const known = new Map<ComparisonRow, readonly (Delta | null)[]>()
    if (baseline !== -1 && deltas !== 'none') {
      for (const row of all) {
        if (row.section === 'metrics') known.set(row, deltasOf(row, baseline, groups))
      }
    }
    return (row: ComparisonRow) => known.get(row) ?? NONE
  }, [all, baseline, deltas, groups])

  const model = useMemo<GridModel>(
    () => ({
      runs: inOrder,
      pinned,
      baseline: baseline === -1 ? null : baseline,
      rows,
      deltasIn,
      statistic,
      deltas,
    }),
    [inOrder, pinned, baseline, rows, deltasIn, statistic, deltas],
  )
  const counts = useMemo(() => countDiffering(all), [all])
  const asked = filterRows(all, { differingOnly: false, keyText }).flatMap((row) =>
    row.section === 'metrics' ? [row] : [],
  )
  return {
    model,
    counts: { ...counts, found: keyText.trim() === '' ? null : rows.length },
    histories: {
      /** How many of the metrics that are asked for have all of their histories. */
      here: asked.filter(({ pending }) => pending.size === 0).length,
      all: asked.length,
      problem,
    },
  }
}
