import type { PlotPalette } from '#charting/plotPalette.ts'
import { plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortName } from '#charting/shortName.ts'
import { escapeXml, svgElement } from '#ui/svgMarkup.ts'
import { cellColour, cssColour, inkOn, type MatrixPalette } from './matrixPalette.ts'
import type { MatrixSheet } from './matrixSheet.ts'

const GUTTER = { left: 130, top: 110 }
const ROOM = 16
const LARGEST = { width: 76, height: 48 }
/** Smaller cells hold no text, and smaller ones yet have no labels. */
const TEXT_PX = 24
const LABEL_PX = 9

/** A matrix as an SVG file that needs nothing beside it; one path for all cells of a colour, so that many stay slim. */
export function matrixSvg(
  { picture, title, summary, notes }: MatrixSheet,
  palette: MatrixPalette,
  ink: PlotPalette,
): string {
  const size = picture.labels.length
  const room = SHEET_WIDTH - GUTTER.left - ROOM
  const width = Math.min(room / size, LARGEST.width)
  const height = Math.min(width, LARGEST.height)
  const paths = new Map<string, string>()
  const texts: string[] = []
  for (const [at, value] of picture.values.entries()) {
    const row = Math.floor(at / size)
    const left = GUTTER.left + (at % size) * width
    const top = GUTTER.top + row * height
    const colour = cellColour(palette, picture, picture.heat[at] ?? 0)
    const fill = cssColour(colour)
    paths.set(
      fill,
      `${paths.get(fill) ?? ''}M${px(left)} ${px(top)}h${px(width)}v${px(height)}h${px(-width)}z`,
    )
    if (width < TEXT_PX) continue
    texts.push(
      sheetText(picture.write(value), {
        x: left + width / 2,
        y: top + height / 2,
        'text-anchor': 'middle',
        'dominant-baseline': 'central',
        fill: inkOn(colour),
      }),
    )
  }
  const labels = height < LABEL_PX ? [] : labelTexts(picture.labels, { width, height }, ink.text)
  const frame = svgElement('rect', {
    x: GUTTER.left,
    y: GUTTER.top,
    width: width * size,
    height: height * size,
    fill: 'none',
    stroke: ink.axis,
  })
  return plotSheet(
    {
      title,
      body: [
        ...[...paths].map(([fill, d]) =>
          svgElement('path', { d, fill, stroke: width < 4 ? undefined : ink.grid }),
        ),
        frame,
        ...texts,
        ...labels,
      ].join(''),
      height: GUTTER.top + height * size + 8,
      legend: null,
      notes: [
        `True classes by row, predicted classes by column. Cells: ${picture.legend.unit}, colours from ${picture.legend.from} to ${picture.legend.to}.`,
        ...(summary === null ? [] : [summary]),
        ...notes,
      ],
    },
    ink,
  )
}

const px = (length: number) => String(Math.round(length * 100) / 100)

function labelTexts(
  labels: readonly string[],
  cell: { width: number; height: number },
  fill: string,
): string[] {
  return labels.flatMap((label, i) => {
    const text = shortName(label)
    const left = GUTTER.left + (i + 0.5) * cell.width
    return [
      sheetText(text, {
        x: GUTTER.left - 8,
        y: GUTTER.top + (i + 0.5) * cell.height,
        'text-anchor': 'end',
        'dominant-baseline': 'central',
        fill,
      }),
      svgElement(
        'text',
        {
          'font-size': 11,
          'dominant-baseline': 'central',
          transform: `translate(${px(left)} ${GUTTER.top - 8}) rotate(-90)`,
          fill,
        },
        escapeXml(text),
      ),
    ]
  })
}
