import { escapeXml, svgElement } from '#ui/svgMarkup.ts'
import type { Axis } from './axisTicks.ts'
import type { PlotLayout } from './plotLayout.ts'
import type { Palette } from './readPalette.ts'

const texts = ({ ticks, labels }: Axis) => ticks.map((tick, i) => [tick, labels[i] ?? ''] as const)

/** Axes with their ticks, and the grid of the values. */
export function plotFrameSvg(
  { x, y }: { x: Axis; y: Axis },
  { area, toLeft, toTop }: PlotLayout,
  palette: Palette,
) {
  const right = area.left + area.width
  const bottom = area.top + area.height
  const label = (attributes: Record<string, string | number>, text: string) =>
    svgElement('text', { 'font-size': 11, fill: palette.muted, ...attributes }, escapeXml(text))
  return [
    ...texts(y).flatMap(([tick, text]) => {
      const top = toTop(tick)
      return [
        svgElement('path', { d: `M${area.left} ${top}H${right}`, stroke: palette.grid }),
        label({ x: area.left - 6, y: top + 4, 'text-anchor': 'end' }, text),
      ]
    }),
    svgElement('path', { d: `M${area.left} ${bottom}H${right}`, stroke: palette.axis }),
    ...texts(x).map(([tick, text]) =>
      label({ x: toLeft(tick), y: bottom + 16, 'text-anchor': 'middle' }, text),
    ),
  ].join('')
}
