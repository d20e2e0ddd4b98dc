import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { escapeXml, svgElement } from '#ui/svgMarkup.ts'
import type { Extent } from './extent.ts'
import { hueOf, SHADES } from './markHue.ts'
import type { PlotPalette } from './plotPalette.ts'
import type { Palette } from './readPalette.ts'
import { shortName } from './shortName.ts'

/** What can be saved of a plot: the picture in some colours, and the numbers that it draws. */
export type PlotFiles = { svg: (palette: PlotPalette) => string; csv: () => string }

/** A picture of a plot with what stands around it. */
type Sheet = {
  title: string
  /** SVG markup, from the top left. */
  body: string
  /** Of the body, in px; 800 wide if nothing else is said. */
  height: number
  width?: number
  /** Which run has which colour, or which number which shade. */
  legend: PlotLegend
  notes: readonly string[]
}

type PlotLegend =
  | { kind: 'runs'; runs: readonly { name: string; slot: number | null }[] }
  | { kind: 'hue'; name: string; extent: Extent | null }
  | null

export const SHEET_WIDTH = 800
const ROOM = 16
const TITLE_HEIGHT = 34
/** Between two lines of a title, and of one of its characters, in px. */
const TITLE_LINE = 20
const TITLE_CHARACTER = 8.4
const LINE_HEIGHT = 18
/** Of one character of the small text, in px. */
const CHARACTER = 6.4
const HUE_WIDTH = 120

/** A plot as an SVG file that needs nothing beside it. */
export function plotSheet(sheet: Sheet, palette: PlotPalette): string {
  const { title, body, legend, width = SHEET_WIDTH } = sheet
  const titles = wrap(title, (width - 2 * ROOM) / TITLE_CHARACTER)
  const rows =
    legend?.kind === 'runs'
      ? legendRows(legend.runs, palette)
      : legend
        ? [hueRow(legend, palette)]
        : []
  const notes = sheet.notes.flatMap((note) => wrap(note, (width - 2 * ROOM) / CHARACTER))
  const bodyTop = TITLE_HEIGHT + (titles.length - 1) * TITLE_LINE
  const legendTop = bodyTop + sheet.height + 6
  const notesTop = legendTop + rows.length * LINE_HEIGHT
  const height = notesTop + notes.length * LINE_HEIGHT + ROOM / 2
  const content = [
    svgElement('title', {}, escapeXml(title)),
    svgElement('rect', { width, height, fill: palette.ground }),
    ...titles.map((line, i) =>
      sheetText(line, {
        x: ROOM,
        y: 23 + i * TITLE_LINE,
        'font-size': 15,
        'font-weight': 600,
        fill: palette.text,
      }),
    ),
    svgElement('g', { transform: `translate(0 ${bodyTop})` }, body),
    ...rows.map((row, i) =>
      svgElement('g', { transform: `translate(${ROOM} ${legendTop + i * LINE_HEIGHT})` }, row),
    ),
    ...notes.map((note, i) =>
      sheetText(note, {
        x: ROOM,
        y: notesTop + (i + 0.6) * LINE_HEIGHT,
        'font-size': 11.5,
        fill: palette.muted,
      }),
    ),
  ]
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': "Inter, 'Inter Variable', system-ui, sans-serif",
    },
    content.join(''),
  )
}

/** A line of text; its size is that of small text, if nothing else is said. */
export const sheetText = (text: string, attributes: Record<string, string | number>): string =>
  svgElement('text', { 'font-size': 11, ...attributes }, escapeXml(text))

/** A strip of all shades between the least and the greatest number. */
function hueRow({ name, extent }: { name: string; extent: Extent | null }, palette: PlotPalette) {
  const format = numberFormatFor(extent ?? [])
  const [least = '', greatest = ''] = (extent ?? []).map((value) => formatNumber(value, format))
  const small = { 'font-size': 11.5, y: 12, fill: palette.text }
  const text = shortName(name)
  const from = 8 + text.length * CHARACTER + 8 + least.length * CHARACTER + 6
  const step = HUE_WIDTH / SHADES
  return [
    sheetText(text, small),
    sheetText(least, { ...small, x: from - 6, 'text-anchor': 'end', fill: palette.muted }),
    ...Array.from({ length: SHADES }, (_, shade) =>
      svgElement('rect', {
        x: from + shade * step,
        y: 3,
        width: step + 0.3,
        height: 10,
        fill: hueOf(palette, shade),
      }),
    ),
    sheetText(greatest, { ...small, x: from + HUE_WIDTH + 6, fill: palette.muted }),
  ].join('')
}

/** Rows of names with their colours, as many names in each as fit. */
function legendRows(
  runs: readonly { name: string; slot: number | null }[],
  palette: Palette,
): string[] {
  const rows: string[] = []
  let row = ''
  let left = 0
  for (const { name, slot } of runs) {
    const text = shortName(name)
    const width = 18 + text.length * CHARACTER + 16
    if (left > 0 && left + width > SHEET_WIDTH - 2 * ROOM) {
      rows.push(row)
      row = ''
      left = 0
    }
    row +=
      svgElement('rect', { x: left, y: 6, width: 12, height: 3, fill: palette.series(slot) }) +
      svgElement(
        'text',
        { x: left + 18, y: 12, 'font-size': 11.5, fill: palette.text },
        escapeXml(text),
      )
    left += width
  }
  return row === '' ? rows : [...rows, row]
}

/** Lines of at most so many characters, broken between words, and within one that is longer than a line. */
export function wrap(text: string, characters: number): string[] {
  const lines: string[] = []
  let line = ''
  const long = new RegExp(`.{1,${Math.max(Math.floor(characters), 1)}}`, 'gsu')
  for (const word of text.split(' ').flatMap((word) => word.match(long) ?? [''])) {
    if (line !== '' && line.length + word.length + 1 > characters) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
