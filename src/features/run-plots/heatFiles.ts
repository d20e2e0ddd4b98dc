import { mixHex } from '#charting/markHue.ts'
import type { PlotPalette } from '#charting/plotPalette.ts'
import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortName } from '#charting/shortName.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { HeatCell, HeatDrawing } from './heatDrawing.ts'
import { type HeatSpec, titleText } from './plotSpecs.ts'

const ROOM = 16
const HEADING_PX = 40
const NAMES_PX = 150
const CELL = { most: 110, height: 40, gap: 2 }

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
        legend: null,
        notes: [
          `the mean of ${fieldName(spec.metric)} and the number of runs; ${drawing.x.name} across, ${drawing.y.name} down`,
          ...drawing.notes,
        ],
      },
      palette,
    ),
})

function cellsOf({ x, y, cells, format }: HeatDrawing, palette: PlotPalette): string {
  const left = ROOM + NAMES_PX
  const width = Math.min((SHEET_WIDTH - left - ROOM) / x.labels.length, CELL.most)
  const middle = (column: number) => left + (column + 0.5) * width
  const top = (line: number) => HEADING_PX + line * CELL.height
  // A narrow column has room for fewer letters.
  const letters = Math.max(Math.floor(width / 6), 3)
  const label = (text: string) => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text)
  return [
    ...x.labels.map((text, column) =>
      sheetText(label(text), {
        x: middle(column),
        y: HEADING_PX - 10,
        'text-anchor': 'middle',
        fill: palette.muted,
      }),
    ),
    ...y.labels.map((text, line) =>
      sheetText(shortName(text), {
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
