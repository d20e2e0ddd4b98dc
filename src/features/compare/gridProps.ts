import type { RefObject } from 'react'
import type { ComparisonRow } from './comparison.ts'
import type { GridModel, RunActions } from './gridModel.ts'
import type { useActiveCell } from './useActiveCell.ts'

/** What the table takes, whichever way it lies. */
export type GridProps = {
  model: GridModel
  actions: RunActions
  table: RefObject<HTMLTableElement | null>
  focus: Pick<ReturnType<typeof useActiveCell>, 'active' | 'at' | 'moveTo'>
  /** `at` is the index of the run. */
  onShowWhole: (row: ComparisonRow, at: number) => void
}
