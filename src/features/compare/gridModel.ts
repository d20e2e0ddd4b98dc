import type { ComparisonRow } from './comparison.ts'
import type { DeltaStyle, Statistic } from './compareSearch.ts'
import type { Delta } from '#src/metricDelta.ts'
import type { ComparedRun } from './useComparedRuns.ts'

/** What a comparison shows, whichever way its table lies. */
export type GridModel = {
  /** In the order in which they stand; the first `pinned` of them stay in sight. */
  runs: readonly ComparedRun[]
  pinned: number
  /** Index of the run that the others are measured against; null for none. */
  baseline: number | null
  /** Those that are not left out, in order. */
  rows: readonly ComparisonRow[]
  /** How the runs stand to the baseline in a metric; empty where there is no baseline. */
  deltasIn: (row: ComparisonRow) => readonly (Delta | null)[]
  statistic: Statistic
  deltas: DeltaStyle
}

/** Of the column of keys, or of runs where these are rows, in px. */
export const KEY_PX = 224
/** What is left and right of the text in a cell, together, in px. */
export const CELL_PADDING_PX = 24

const VALUE_PX = { none: 160, absolute: 204, percent: 204, both: 268 } satisfies Record<
  DeltaStyle,
  number
>

/** How wide a value's column is: as wide as its deltas need. */
export const columnPx = ({ deltas, baseline }: Pick<GridModel, 'deltas' | 'baseline'>): number =>
  baseline === null ? VALUE_PX.none : VALUE_PX[deltas]

/** What can be done to a run of the comparison. */
export type RunActions = {
  onBaseline: (runId: string | null) => void
  onTurnPin: (runId: string) => void
  onPlace: (runId: string, side: 'before' | 'after', besideId: string) => void
  /** Null where the run is the first or last of those that it stands among. */
  neighbourOf: (runId: string, step: -1 | 1) => string | null
  onRemove: (runId: string) => void
}
