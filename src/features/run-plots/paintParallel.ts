import { hueOf } from '#charting/markHue.ts'
import { type PlotPalette, readPlotPalette } from '#charting/plotPalette.ts'
import type { ParallelDrawing } from './parallelDrawing.ts'
import {
  drawRun,
  faintOpacity,
  type LineGroup,
  lineLook,
  type ParallelLayout,
} from './parallelLines.ts'

type Painted = {
  drawing: ParallelDrawing
  groups: readonly LineGroup[]
  /** By index of a run: 1 within the brushes. */
  active: Uint8Array
  layout: ParallelLayout
}

const colourOf = ({ slot, shade }: LineGroup, palette: PlotPalette) =>
  shade === null ? palette.series(slot) : hueOf(palette, shade)

/** Paints all lines, those outside of the brushes faintly beneath the others. */
export function paintLines(
  context: CanvasRenderingContext2D,
  { drawing, groups, active, layout }: Painted,
) {
  const palette = readPlotPalette()
  const { width, opacity } = lineLook(groups.reduce((sum, { indices }) => sum + indices.length, 0))
  context.lineJoin = 'round'
  context.lineWidth = 1
  context.globalAlpha = faintOpacity(active.length)
  context.strokeStyle = palette.series(null)
  context.beginPath()
  for (let index = 0; index < active.length; index++) {
    if (active[index] === 0) drawRun(context, drawing, index, layout)
  }
  context.stroke()
  for (const group of groups) {
    const isColoured = group.slot !== null
    context.globalAlpha = isColoured ? 1 : opacity
    context.lineWidth = isColoured ? Math.max(width, 1.75) : width
    context.strokeStyle = colourOf(group, palette)
    context.beginPath()
    for (const index of group.indices) drawRun(context, drawing, index, layout)
    context.stroke()
  }
  context.globalAlpha = 1
}

/** Paints one run's line, so that it stands out among all others. */
export function paintLitLine(
  context: CanvasRenderingContext2D,
  { drawing, groups, layout }: Painted,
  index: number,
) {
  const palette = readPlotPalette()
  const group = groups.find(({ indices }) => indices.includes(index))
  context.lineJoin = 'round'
  for (const [colour, width] of [
    [palette.ground, 7.5],
    [palette.text, 4.5],
    [group ? colourOf(group, palette) : palette.series(null), 2.5],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.beginPath()
    drawRun(context, drawing, index, layout)
    context.stroke()
  }
}
