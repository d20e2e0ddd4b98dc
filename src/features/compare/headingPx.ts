import { TEXT_LINE_PX } from './gridLines.ts'
import { CELL_PADDING_PX } from './gridModel.ts'
import { estimateLines } from './keyLines.ts'
import type { ComparedRun } from './useComparedRuns.ts'

/** Names of more lines are cut. */
const MOST_NAME_LINES = 2
/** What stands before a name, and below it with what is around both, in px. */
const DOT_PX = 17
const BELOW_PX = 44

/** How high the heads of runs are in columns of a width, in px: as high as the longest name needs. */
export function headingPx(runs: readonly ComparedRun[], width: number): number {
  const room = width - CELL_PADDING_PX - DOT_PX
  const lines = Math.max(...runs.map(({ run }) => estimateLines(run.name, room)), 1)
  return Math.min(lines, MOST_NAME_LINES) * TEXT_LINE_PX + BELOW_PX
}
