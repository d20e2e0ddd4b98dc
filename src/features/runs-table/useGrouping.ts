import { useMemo } from 'react'
import { metricDirection } from '#src/metricDirection.ts'
import { type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import type { ColumnLayout } from './columnLayout.ts'
import type { DrawnGroup } from './drawnGroups.ts'
import { statisticOf } from './numberSummary.ts'
import type { RunGroup } from './runGroups.ts'
import type { Statistic } from './runsView.ts'
import type { Workspace } from './useWorkspace.ts'

/** What the lines of groups show. */
export type Grouping = {
  groups: readonly RunGroup[]
  statistic: Statistic
  /** How panels draw groups, by id; empty where no panels are open. */
  drawn: ReadonlyMap<string, DrawnGroup>
  /** The column by which a group's best run is named; null for none. */
  bestBy: string | null
  /** How the numbers of a column are written, so that those of all groups stand in line. */
  formatOf: (columnId: string) => NumberFormat
}

/** What the lines of the view's groups show; null where it has no groups. */
export function useGrouping(
  { groups, drawn, view }: Workspace,
  layout: ColumnLayout,
  panelsOpen: boolean,
): Grouping | null {
  const { sorts, statistic } = view
  return useMemo(() => {
    if (!groups) return null
    const columnIds = [
      ...sorts.map(({ column }) => column),
      ...[...layout.pinned, ...layout.scrolling].map(({ id }) => id),
    ]
    return {
      groups,
      statistic,
      drawn: new Map(panelsOpen ? drawn?.drawn.map((one) => [one.group.id, one]) : []),
      bestBy: columnIds.find(hasBest) ?? null,
      formatOf: formats(groups, statistic),
    }
  }, [groups, drawn, sorts, statistic, layout, panelsOpen])
}

const hasBest = (columnId: string) =>
  columnId.startsWith('metrics.') &&
  metricDirection(columnId.slice('metrics.'.length)) !== 'unknown'

/** Groups that a column's format is chosen by. */
const SAMPLED = 50

function formats(groups: readonly RunGroup[], statistic: Statistic) {
  const known = new Map<string, NumberFormat>()
  return (columnId: string) => {
    const format =
      known.get(columnId) ??
      numberFormatFor(
        groups
          .slice(0, SAMPLED)
          .flatMap(({ summary }) => statisticOf(summary(columnId), statistic) ?? []),
      )
    known.set(columnId, format)
    return format
  }
}
