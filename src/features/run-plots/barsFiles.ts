import type { PlotFiles } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { BarsDrawing } from './barsDrawing.ts'
import type { PlottedRuns } from './plotProps.ts'
import { type BarsSpec, titleText } from './plotSpecs.ts'
import { rowsSheet } from './rowsSheet.ts'

type Drawn = { drawing: BarsDrawing; slots: PlottedRuns['slots']; spec: BarsSpec }

const ROW_PX = 22
const BAR_PX = 12

/** Bars as files: the picture, and the numbers in full precision. */
export const barsFiles = ({
  drawing: { bars, axis, best, notes },
  slots,
  spec,
}: Drawn): PlotFiles => ({
  csv: () =>
    toCsv(
      ['run_id', 'run', fieldName(spec.metric)],
      // A value that was logged is told, though it is NaN.
      bars.map(({ id, name, value, text }) => [id, name, text === '–' ? null : value]),
    ),
  svg: (palette) =>
    rowsSheet(
      {
        title: titleText(spec),
        axis,
        rowHeight: ROW_PX,
        rows: bars.map(({ name, text }, at) =>
          best.includes(at) ? { name, text: `★ ${text}`, strong: true } : { name, text },
        ),
        marksAt: (at, { toLeft, toTop }) => {
          const { id = '', value = NaN } = bars[at] ?? {}
          const [zero, end] = [toLeft(0), toLeft(Number.isFinite(value) ? value : 0)]
          return svgElement('rect', {
            x: Math.min(zero, end),
            y: toTop(at) - BAR_PX / 2,
            width: Math.abs(end - zero),
            height: BAR_PX,
            fill: palette.series(slots.get(id) ?? null),
          })
        },
        notes: best.length === 0 ? notes : [...notes, '★ the best of these'],
      },
      palette,
    ),
})
