import { isSummable } from './numberSummary.ts'
import { COLUMN_GROUPS, type RunColumn } from './runColumns.ts'
import type { RunsView } from './runsView.ts'

/** The columns on screen, in their order; `pinned` ones stay in sight while the others scroll by. */
export type ColumnLayout = { pinned: RunColumn[]; scrolling: RunColumn[]; hiddenIds: Set<string> }

/** Chooses and orders columns as a view wants them. Columns stay within their group, but for the pinned ones. */
export function layOutColumns(
  columns: readonly RunColumn[],
  view: Pick<RunsView, 'hidden' | 'shown' | 'pinned' | 'moved' | 'widths'>,
  foldedIds: ReadonlySet<string>,
): ColumnLayout {
  const hiddenIds = new Set(
    columns
      .filter(({ id, shownByDefault }) =>
        shownByDefault ? view.hidden.includes(id) : !view.shown.includes(id),
      )
      .map(({ id }) => id),
  )
  const sized = columns
    .filter(({ id }) => !hiddenIds.has(id) && !foldedIds.has(id))
    .map((column) => withWidth(column, view.widths.get(column.id)))
  const pinned = view.pinned.flatMap((id) => sized.filter((column) => column.id === id))
  const scrolling = moveColumns(
    sized.filter((column) => !pinned.includes(column)),
    view.moved,
  )
  return { pinned, scrolling, hiddenIds }
}

const withWidth = (column: RunColumn, width: number | undefined): RunColumn =>
  width === undefined ? column : Object.assign({}, column, { width })

function moveColumns(columns: readonly RunColumn[], moves: RunsView['moved']): RunColumn[] {
  let ordered = [...columns]
  for (const [id, before] of moves) {
    const column = ordered.find((candidate) => candidate.id === id)
    const target = ordered.find((candidate) => candidate.id === before)
    if (!column || !target || column.group !== target.group || column === target) continue
    const others = ordered.filter((candidate) => candidate !== column)
    const at = others.indexOf(target)
    ordered = [...others.slice(0, at), column, ...others.slice(at)]
  }
  return ordered
}

/** In px: a mean, its deviation, and how many numbers it is of. */
const WIDTH_WITH_DEVIATION = 156

/** Columns with room for means and their deviations. */
export const withDeviations = (columns: readonly RunColumn[]): RunColumn[] =>
  columns.map((column) =>
    isSummable(column.id)
      ? withWidth(column, Math.max(column.width, WIDTH_WITH_DEVIATION))
      : column,
  )

/** The moves after one more step of a column to the left or right within its group; the same where it is at the end. */
export function moveColumn(
  layout: ColumnLayout,
  moved: RunsView['moved'],
  id: string,
  step: -1 | 1,
): RunsView['moved'] {
  const column = layout.scrolling.find((candidate) => candidate.id === id)
  const members = layout.scrolling.filter(({ group }) => group === column?.group)
  const at = members.findIndex((candidate) => candidate.id === id)
  const neighbour = members[at + step]
  if (!column || !neighbour) return moved
  // To the right means that the neighbour stands before it.
  const move: [string, string] = step === -1 ? [id, neighbour.id] : [neighbour.id, id]
  return [...moved.filter(([other, before]) => other !== move[0] || before !== move[1]), move]
}

/** Widths of the groups over the columns that scroll, in px. */
export const groupSpans = (scrolling: readonly RunColumn[]) =>
  COLUMN_GROUPS.flatMap(({ group, label }) => {
    const members = scrolling.filter((column) => column.group === group)
    const width = members.reduce((sum, column) => sum + column.width, 0)
    return members.length === 0 ? [] : [{ group, label, width }]
  })

/** Where pinned columns begin, in px from the left edge of the table, when the first begins at `start`. */
export function pinnedLefts(pinned: readonly RunColumn[], start: number): number[] {
  const lefts: number[] = []
  for (const { width } of pinned) {
    lefts.push(start)
    start += width
  }
  return lefts
}
