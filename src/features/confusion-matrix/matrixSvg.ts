import type { PlotPalette } from '#charting/plotPalette.ts'
import { plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortName } from '#charting/shortName.ts'
import { escapeXml, svgElement } from '#ui/svgMarkup.ts'
import { cellColour, cssColour, inkOn, type MatrixPalette } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import type { MatrixSheet } from './matrixSheet.ts'
import { labelStride } from './paintMatrix.ts'

const GUTTER = { left: 130, top: 110 }
const ROOM = 16
const LARGEST = { width: 76, height: 48 }
/** Smaller cells hold no text; smaller ones yet have no lines around them, and are not hatched. */
const TEXT_PX = 24
const LINE_PX = 5
const SCALE = { width: 120, height: 10 }
const BELOW = 34
/** Of one character of the small text, in px. */
const CHARACTER = 6.4

/** Of one cell, in px. */
type Cell = { width: number; height: number }

/** A matrix as an SVG file that needs nothing beside it; one path for all cells of a colour, so that many stay slim. */
export function matrixSvg(sheet: MatrixSheet, palette: MatrixPalette, ink: PlotPalette): string {
  const { picture, title, summary, notes } = sheet
  const size = picture.labels.length
  const width = Math.min((SHEET_WIDTH - GUTTER.left - ROOM) / Math.max(size, 1), LARGEST.width)
  const cell = { width, height: Math.min(width, LARGEST.height) }
  const bottom = GUTTER.top + cell.height * size
  return plotSheet(
    {
      title,
      body: [
        ...cellPaths(picture, cell, palette, ink),
        ...hatching(picture, cell, ink),
        ...(width < TEXT_PX ? [] : cellTexts(picture, cell, palette)),
        ...labelTexts(picture.labels, cell, ink.text),
        scaleBar(picture, palette, ink, bottom),
      ].join(''),
      height: bottom + BELOW,
      legend: null,
      notes: [
        'True classes by row, predicted classes by column.',
        ...(summary === null ? [] : [`${summary}.`]),
        ...notes,
      ],
    },
    ink,
  )
}

const px = (length: number) => String(Math.round(length * 100) / 100)

/** The ground of all, and on it a path for every other colour; neighbours of one colour are one piece. */
function cellPaths(
  { labels, heat, scale }: MatrixPicture,
  { width, height }: Cell,
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
        const piece = `M${px(GUTTER.left + from * width)} ${px(GUTTER.top + row * height)}h${px((to - from) * width)}v${px(height)}h${px((from - to) * width)}z`
        paths.set(colour, (paths.get(colour) ?? '') + piece)
      }
      from = to
    }
  }
  const area = { x: GUTTER.left, y: GUTTER.top, width: width * size, height: height * size }
  return [
    svgElement('rect', { ...area, fill: ground }),
    ...[...paths].map(([fill, d]) => svgElement('path', { d, fill })),
    ...(width < LINE_PX ? [] : [gridLines(size, { width, height }, ink.grid)]),
    svgElement('rect', { ...area, fill: 'none', stroke: ink.axis }),
  ]
}

function gridLines(size: number, { width, height }: Cell, stroke: string): string {
  const lines = Array.from({ length: Math.max(size - 1, 0) }, (_, i) => {
    const [left, top] = [GUTTER.left + (i + 1) * width, GUTTER.top + (i + 1) * height]
    return `M${px(left)} ${GUTTER.top}v${px(size * height)}M${GUTTER.left} ${px(top)}h${px(size * width)}`
  })
  return svgElement('path', { d: lines.join(''), stroke, fill: 'none' })
}

/** Over the rows of classes with few samples. */
function hatching({ labels, weak }: MatrixPicture, { width, height }: Cell, ink: PlotPalette) {
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
            x: GUTTER.left,
            y: GUTTER.top + row * height,
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
  { width, height }: Cell,
  palette: MatrixPalette,
): string[] {
  const size = labels.length
  return Array.from(values, (value, at) => {
    const warmth = heat[at] ?? 0
    const mark = scale !== 'difference' || warmth === 0 ? '' : warmth > 0 ? '▲ ' : '▼ '
    return sheetText(mark + write(value), {
      x: GUTTER.left + ((at % size) + 0.5) * width,
      y: GUTTER.top + (Math.floor(at / size) + 0.5) * height,
      'text-anchor': 'middle',
      'dominant-baseline': 'central',
      'font-size': width < LARGEST.width ? 9 : 11,
      fill: inkOn(cellColour(palette, scale, warmth)),
    })
  })
}

function labelTexts(labels: readonly string[], { width, height }: Cell, fill: string): string[] {
  const stride = labelStride(Math.min(width, height))
  return labels.flatMap((label, i) => {
    if (i % stride > 0) return []
    const text = shortName(label, 20)
    return [
      sheetText(text, {
        x: GUTTER.left - 8,
        y: GUTTER.top + (i + 0.5) * height,
        'text-anchor': 'end',
        'dominant-baseline': 'central',
        fill,
      }),
      svgElement(
        'text',
        {
          'font-size': 11,
          'dominant-baseline': 'central',
          transform: `translate(${px(GUTTER.left + (i + 0.5) * width)} ${GUTTER.top - 8}) rotate(-90)`,
          fill,
        },
        escapeXml(text),
      ),
    ]
  })
}

/** What the colours stand for, in one line. */
function scaleBar(
  { scale, legend }: MatrixPicture,
  palette: MatrixPalette,
  ink: PlotPalette,
  bottom: number,
): string {
  const isDifference = scale === 'difference'
  const from = isDifference ? `worse ▼ ${legend.from}` : legend.from
  const unit = legend.note === null ? legend.unit : `${legend.unit}, ${legend.note}`
  const to = `${legend.to}${isDifference ? ' ▲ better' : ''}   ${unit}`
  const top = bottom + 14
  const left = GUTTER.left + from.length * CHARACTER + 8
  const small = { 'font-size': 11.5, y: top + SCALE.height - 1, fill: ink.muted }
  const stops = legend.stops.map(({ part, heat }) =>
    svgElement('stop', {
      offset: `${px(part * 100)}%`,
      'stop-color': cssColour(cellColour(palette, scale, heat)),
    }),
  )
  return [
    svgElement('defs', {}, svgElement('linearGradient', { id: 'scale' }, stops.join(''))),
    sheetText(from, { ...small, x: GUTTER.left }),
    svgElement('rect', { x: left, y: top, ...SCALE, fill: 'url(#scale)', stroke: ink.axis }),
    sheetText(to, { ...small, x: left + SCALE.width + 8 }),
  ].join('')
}
