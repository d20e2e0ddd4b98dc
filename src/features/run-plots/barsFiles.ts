import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { BarsDrawing } from './barsDrawing.ts'
import type { PlottedRuns } from './plotProps.ts'
import { type BarsSpec, titleText } from './plotSpecs.ts'
import { rowsFrameSvg } from './rowsFrameSvg.ts'
import { rowsLayout } from './rowsLayout.ts'

type Drawn = { drawing: BarsDrawing; slots: PlottedRuns['slots']; spec: BarsSpec }

const ROW_PX = 22
const BAR_PX = 12
const ROOM = 16

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
  svg: (palette) => {
    const names = bars.map(({ name }) => name)
    const texts = bars.map(({ text }) => `★ ${text}`)
    const width = SHEET_WIDTH - 2 * ROOM
    const layout = rowsLayout(axis, { names, texts }, { width, rowHeight: ROW_PX })
    const zero = layout.toLeft(0)
    const drawn = bars.map(({ id, value, text }, at) => {
      const end = layout.toLeft(Number.isFinite(value) ? value : 0)
      const isBest = best.includes(at)
      return [
        svgElement('rect', {
          x: Math.min(zero, end),
          y: layout.toTop(at) - BAR_PX / 2,
          width: Math.abs(end - zero),
          height: BAR_PX,
          fill: palette.series(slots.get(id) ?? null),
        }),
        sheetText(isBest ? `★ ${text}` : text, {
          x: width,
          y: layout.toTop(at) + 4,
          'text-anchor': 'end',
          fill: isBest ? palette.text : palette.muted,
          ...(isBest && { 'font-weight': 600 }),
        }),
      ].join('')
    })
    return plotSheet(
      {
        title: titleText(spec),
        body: svgElement(
          'g',
          { transform: `translate(${ROOM} 0)` },
          rowsFrameSvg(layout, names, palette) + drawn.join(''),
        ),
        height: layout.height,
        legend: null,
        notes: best.length === 0 ? notes : [...notes, '★ the best of these'],
      },
      palette,
    )
  },
})
