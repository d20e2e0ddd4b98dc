import type { PlotPalette } from '#charting/plotPalette.ts'
import { plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortName } from '#charting/shortName.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import { cellColour, cssColour, inkOn, type MatrixPalette } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import { type MatrixSheet, sheetNotes } from './matrixSheet.ts'
import { labelStride } from './paintMatrix.ts'

const ROOM = 16
const LARGEST = { width: 110, height: 60 }
/** Labels take at most this many px beside the cells. */
const LONGEST_LABEL = 130
/** So many characters of a label are written out. */
const LABEL_CHARACTERS = 20
/** Of a line of labels that lie, and of what is written in the corner. */
const LYING = 26
const CORNER = 90
/** Smaller cells hold no text; smaller ones yet have no lines around them, and are not hatched. */
const TEXT_PX = 24
const LINE_PX = 5
const SCALE = { width: 120, height: 10 }
const BELOW = 34
/** Of one character of the small text, in px. */
const CHARACTER = 6.4

/** Where the cells begin and how large one is, in px; and whether the labels above them stand upright. */
type Frame = {
  left: number
  top: number
  width: number
  height: number
  labels: 'lying' | 'upright'
}

/** A matrix as an SVG file that needs nothing beside it; one path for all cells of a colour, so that many stay slim. */
export function matrixSvg(sheet: MatrixSheet, palette: MatrixPalette, ink: PlotPalette): string {
  const { picture, title } = sheet
  const frame = frameOf(picture.labels)
  const bottom = frame.top + frame.height * picture.labels.length
  return plotSheet(
    {
      title,
      body: [
        ...cellPaths(picture, frame, palette, ink),
        ...hatching(picture, frame, ink),
        ...(frame.width < TEXT_PX ? [] : cellTexts(picture, frame, palette)),
        ...labelTexts(picture.labels, frame, ink),
        scaleBar(picture, palette, ink, { left: frame.left, top: bottom + 14 }),
      ].join(''),
      height: bottom + BELOW,
      legend: null,
      notes: sheetNotes(sheet),
    },
    ink,
  )
}

function frameOf(labels: readonly string[]): Frame {
  const longest = labels.reduce((most, label) => Math.max(most, shortLabel(label).length), 0)
  const label = Math.min(longest * CHARACTER + 16, LONGEST_LABEL)
  const left = ROOM + Math.max(label, CORNER)
  const width = Math.min((SHEET_WIDTH - left - ROOM) / Math.max(labels.length, 1), LARGEST.width)
  const lying = label <= width
  return {
    left,
    top: lying ? LYING : Math.max(label, LYING) + 4,
    width,
    height: Math.min(width, LARGEST.height),
    labels: lying ? 'lying' : 'upright',
  }
}

const shortLabel = (label: string) => shortName(label, LABEL_CHARACTERS)

const px = (length: number) => String(Math.round(length * 100) / 100)

/** The ground of all, and on it a path for every other colour; neighbours of one colour are one piece. */
function cellPaths(
  { labels, heat, scale }: MatrixPicture,
  { left, top, width, height }: Frame,
  palette: MatrixPalette,
  ink: PlotPalette,
): string[] {
  const size = labels.length
  const paths = new Map<string, string>()
  const colourAt = (at: number) => cssColour(cellColour(palette, scale, heat[at] ?? 0))
  const ground = cssColour(cellColour(palette, scale, 0))
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size;) {
      const colour = colourAt(row * size + from)
      let to = from + 1
      while (to < size && colourAt(row * size + to) === colour) to++
      if (colour !== ground) {
        const piece = `M${px(left + from * width)} ${px(top + row * height)}h${px((to - from) * width)}v${px(height)}h${px((from - to) * width)}z`
        paths.set(colour, (paths.get(colour) ?? '') + piece)
      }
      from = to
    }
  }
  const area = { x: left, y: top, width: width * size, height: height * size }
  return [
    svgElement('rect', { ...area, fill: ground }),
    ...[...paths].map(([fill, d]) => svgElement('path', { d, fill })),
    ...(width < LINE_PX ? [] : [gridLines(size, area, ink.grid)]),
    svgElement('rect', { ...area, fill: 'none', stroke: ink.axis }),
  ]
}

type Area = { x: number; y: number; width: number; height: number }

function gridLines(size: number, { x, y, width, height }: Area, stroke: string): string {
  const lines = Array.from({ length: size - 1 }, (_, i) => {
    const part = (i + 1) / size
    return `M${px(x + part * width)} ${px(y)}v${px(height)}M${px(x)} ${px(y + part * height)}h${px(width)}`
  })
  return svgElement('path', { d: lines.join(''), stroke, fill: 'none' })
}

/** Over the rows of classes with few samples. */
function hatching(
  { labels, weak }: MatrixPicture,
  { left, top, width, height }: Frame,
  ink: PlotPalette,
): string[] {
  if (width < LINE_PX || !weak.includes(1)) return []
  const stripes = svgElement(
    'pattern',
    {
      id: 'few',
      width: 6,
      height: 6,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    },
    svgElement('rect', { width: 1, height: 6, fill: ink.text, 'fill-opacity': 0.25 }),
  )
  const rows = [...weak].flatMap((few, row) =>
    few === 0
      ? []
      : [
          svgElement('rect', {
            x: left,
            y: top + row * height,
            width: labels.length * width,
            height,
            fill: 'url(#few)',
          }),
        ],
  )
  return [svgElement('defs', {}, stripes), ...rows]
}

function cellTexts(
  { labels, values, heat, scale, write }: MatrixPicture,
  { left, top, width, height }: Frame,
  palette: MatrixPalette,
): string[] {
  const size = labels.length
  return Array.from(values, (value, at) => {
    const warmth = heat[at] ?? 0
    const mark = scale !== 'difference' || warmth === 0 ? '' : warmth > 0 ? '▲ ' : '▼ '
    return sheetText(mark + write(value), {
      x: left + ((at % size) + 0.5) * width,
      y: top + (Math.floor(at / size) + 0.5) * height,
      'text-anchor': 'middle',
      'dominant-baseline': 'central',
      'font-size': width < 50 ? 9 : width < LARGEST.width ? 11 : 13,
      fill: inkOn(cellColour(palette, scale, warmth)),
    })
  })
}

function labelTexts(
  labels: readonly string[],
  { left, top, width, height, labels: above }: Frame,
  ink: PlotPalette,
): string[] {
  const stride = labelStride(Math.min(width, height))
  const corner = { x: ROOM, fill: ink.muted, 'font-size': 10 }
  const names = labels.flatMap((label, i) => {
    if (i % stride > 0) return []
    const text = shortLabel(label)
    const [across, down] = [left + (i + 0.5) * width, top + (i + 0.5) * height]
    const beside = { 'text-anchor': 'end', 'dominant-baseline': 'central', fill: ink.text }
    return [
      sheetText(text, { x: left - 8, y: down, ...beside }),
      above === 'lying'
        ? sheetText(text, { x: across, y: top - 8, 'text-anchor': 'middle', fill: ink.text })
        : sheetText(text, {
            'dominant-baseline': 'central',
            transform: `translate(${px(across)} ${px(top - 6)}) rotate(-90)`,
            fill: ink.text,
          }),
    ]
  })
  return [sheetText('true ↓ predicted →', { ...corner, y: top - 8 }), ...names]
}

/** What the colours stand for, in one line. */
function scaleBar(
  { scale, legend }: MatrixPicture,
  palette: MatrixPalette,
  ink: PlotPalette,
  { left, top }: { left: number; top: number },
): string {
  const isDifference = scale === 'difference'
  const from = isDifference ? `worse ▼ ${legend.from}` : legend.from
  const to = isDifference ? `${legend.to} ▲ better` : legend.to
  const unit = legend.note === null ? legend.unit : `${legend.unit}, ${legend.note}`
  const bar = left + from.length * CHARACTER + 8
  const small = { 'font-size': 11.5, y: top + SCALE.height - 1, fill: ink.muted }
  const stops = legend.stops.map(({ part, heat }) =>
    svgElement('stop', {
      offset: `${px(part * 100)}%`,
      'stop-color': cssColour(cellColour(palette, scale, heat)),
    }),
  )
  return [
    svgElement('defs', {}, svgElement('linearGradient', { id: 'scale' }, stops.join(''))),
    sheetText(from, { ...small, x: left }),
    svgElement('rect', { x: bar, y: top, ...SCALE, fill: 'url(#scale)', stroke: ink.axis }),
    sheetText(`${to} · ${unit}`, { ...small, x: bar + SCALE.width + 8 }),
  ].join('')
}
