import type { RunTable } from '#mlflow/runTable.ts'
import { isMetric, textField } from '#src/runFields.ts'
import { briefNumber } from '#ui/fullNumber.ts'
import type { Marks } from './MarkSurface.tsx'
import type { ParallelDrawing } from './parallelDrawing.ts'
import { lineAt, type ParallelLayout } from './parallelLines.ts'
import type { PlottedRuns } from './plotProps.ts'

/** A line is meant that is not further above or below the pointer than this, in px. */
const REACH = 10

type Drawn = {
  drawing: ParallelDrawing
  /** By index of a run: 1 within the brushes. */
  active: Uint8Array
  runs: PlottedRuns
}

/** The lines within the brushes, those that end highest first. */
export function parallelMarks({ drawing, active, runs }: Drawn, layout: ParallelLayout): Marks {
  const { table, slots, selected } = runs
  const { axes, rows, shades } = drawing
  const last = axes.at(-1)?.places ?? new Float64Array(0)
  const order = Array.from(active.keys())
    .filter((index) => active[index] === 1)
    .toSorted((a, b) => (last[b] || 0) - (last[a] || 0) || a - b)
  const atOf = new Map(order.map((index, at) => [index, at]))
  const texts = axes.map((axis) => [axis.name, writerOf(table, axis.field)] as const)
  const rowAt = (at: number) => rows[order[at] ?? -1] ?? -1
  const idAt = (at: number) => table.ids[rowAt(at)] ?? ''
  const topAt = (at: number, left: number | null) => {
    const found =
      left === null ? null : lineAt(drawing, [order[at] ?? -1], layout, [left, 0], Infinity)
    return found?.top
  }
  return {
    count: order.length,
    placeOf: (at, left) => {
      const there = axes.findLastIndex(({ places }) => !Number.isNaN(places[order[at] ?? -1]))
      const end = [
        layout.lefts[there] ?? 0,
        layout.toTop(axes[there]?.places[order[at] ?? -1] ?? 0),
      ] as const
      const top = topAt(at, left)
      return left === null || top === undefined ? end : [left, top]
    },
    nearest: (left, top) => {
      const found = lineAt(drawing, order, layout, [left, top], REACH)
      return found ? (atOf.get(found.index) ?? null) : null
    },
    runIdOf: idAt,
    read: (at) => ({
      heading: table.names[rowAt(at)] ?? '',
      slot: shades ? undefined : (slots.get(idAt(at)) ?? null),
      lines: texts.map(([name, write]) => [name, write(rowAt(at))]),
      selected: selected.has(idAt(at)),
    }),
  }
}

/** Writes what a row has in a field: a metric to six digits, a param as it was logged, a dash for nothing. */
function writerOf(table: RunTable, field: string): (row: number) => string {
  const textOf = textField(table, field)
  return (row) => {
    const text = textOf(row)
    return text !== undefined && isMetric(field) ? briefNumber(Number(text)) : (text ?? '–')
  }
}
