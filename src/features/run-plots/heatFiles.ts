import { mixHex } from '#charting/markHue.ts'
import type { PlotPalette } from '#charting/plotPalette.ts'
import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortNames } from '#charting/shortName.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { HeatCell, HeatDrawing } from './heatDrawing.ts'
import { writeValue } from './plotFields.ts'
import { type HeatSpec, titleText } from './plotSpecs.ts'

const ROOM = 16
const HEADING_PX = 40
const NAMES_PX = 150
const CELL = { least: 52, most: 110, height: 40, gap: 2 }
/** Of one character of the small text, in px. */
const CHARACTER = 6.3

/** A heat map as files: the picture, and a line for each cell with runs, in full precision. */
export const heatFiles = (drawing: HeatDrawing, spec: HeatSpec): PlotFiles => ({
  csv: () => {
    const { x, y, cells } = drawing
    const header = [x.name, y.name, `mean ${fieldName(spec.metric)}`, 'runs']
    const lines = cells.flatMap((line, at) =>
      line.flatMap((cell, column) =>
        cell ? [[x.labels[column] ?? '', y.labels[at] ?? '', cell.mean, cell.n]] : [],
      ),
    )
    return toCsv(header, lines)
  },
  svg: (palette) =>
    plotSheet(
      {
        title: titleText(spec),
        body: cellsOf(drawing, palette),
        height: HEADING_PX + drawing.cells.length * CELL.height + 6,
        // With many columns it is as wide as their numbers need.
        width: Math.max(SHEET_WIDTH, 2 * ROOM + NAMES_PX + drawing.x.labels.length * CELL.least),
        legend: null,
        notes: [
          `the mean of ${fieldName(spec.metric)} and the number of runs; ${drawing.x.name} across, ${drawing.y.name} down`,
          ...drawing.notes,
        ],
      },
      palette,
    ),
})

const namesIn = (labels: readonly string[], px: number) =>
  shortNames(labels.map(writeValue), Math.floor(px / CHARACTER))

function cellsOf({ x, y, cells, format }: HeatDrawing, palette: PlotPalette): string {
  const left = ROOM + NAMES_PX
  const even = (SHEET_WIDTH - left - ROOM) / x.labels.length
  const width = Math.max(CELL.least, Math.min(even, CELL.most))
  const middle = (column: number) => left + (column + 0.5) * width
  const top = (line: number) => HEADING_PX + line * CELL.height
  return [
    ...namesIn(x.labels, width - CELL.gap).map((text, column) =>
      sheetText(text, {
        x: middle(column),
        y: HEADING_PX - 10,
        'text-anchor': 'middle',
        fill: palette.muted,
      }),
    ),
    ...namesIn(y.labels, NAMES_PX - 8).map((text, line) =>
      sheetText(text, {
        x: left - 8,
        y: top(line) + CELL.height / 2 + 4,
        'text-anchor': 'end',
        fill: palette.muted,
      }),
    ),
    ...cells.flatMap((cells, line) =>
      cells.map((cell, column) => {
        if (!cell) return ''
        const ink = inkOf(cell, palette)
        return [
          svgElement('rect', {
            x: left + column * width,
            y: top(line),
            width: width - CELL.gap,
            height: CELL.height - CELL.gap,
            rx: 3,
            fill: mixHex(palette.hue.low, palette.hue.high, cell.heat),
            stroke: palette.grid,
          }),
          sheetText(formatNumber(cell.mean, format), {
            x: middle(column),
            y: top(line) + 17,
            'text-anchor': 'middle',
            fill: ink,
          }),
          sheetText(`n ${cell.n}`, {
            x: middle(column),
            y: top(line) + 30,
            'font-size': 9,
            'text-anchor': 'middle',
            fill: ink,
          }),
        ].join('')
      }),
    ),
  ].join('')
}

const inkOf = ({ heat }: HeatCell, { ink }: PlotPalette) => (heat > ink.flip ? ink.high : ink.low)
