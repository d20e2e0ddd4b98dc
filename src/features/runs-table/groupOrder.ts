import type { RunTable } from '#mlflow/runTable.ts'
import { isSummable, statisticOf } from './numberSummary.ts'
import type { TextContext } from './rowTexts.ts'
import type { RunGroup } from './runGroups.ts'
import { compareBy } from './runOrder.ts'
import type { SortKey, Statistic } from './runsView.ts'
import { fromNumbers, type SortValues, sortValues } from './sortValues.ts'

/**
 * Groups in the order of some sort keys, the first counting most: a column of numbers by its statistic, with the groups
 * that have none last, any other by each group's first run. Where these are equal, groups keep their order.
 */
export function orderGroups(
  table: RunTable,
  groups: readonly RunGroup[],
  keys: readonly SortKey[],
  statistic: Statistic,
  context: TextContext,
): RunGroup[] {
  const compare = compareBy(keys, (column) =>
    isSummable(column)
      ? fromNumbers(
          groups.length,
          (at) => statisticOf(groups[at]?.summary(column) ?? null, statistic) ?? undefined,
        )
      : ofFirstRuns(groups, sortValues(table, column, context)),
  )
  return Array.from(groups.keys())
    .toSorted(compare)
    .flatMap((at) => groups[at] ?? [])
}

const ofFirstRuns = (groups: readonly RunGroup[], { ranks, values }: SortValues): SortValues => ({
  ranks: Uint8Array.from(groups, ({ rows }) => ranks[rows[0] ?? -1] ?? 0),
  values: Float64Array.from(groups, ({ rows }) => values[rows[0] ?? -1] ?? 0),
})
