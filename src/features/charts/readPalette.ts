import type { Palette } from './chartSvg.ts'

/** The colours of the document's scheme now, for a canvas, or a file that stands alone. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ground: colour('--surface-panel'),
    text: colour('--text'),
    muted: colour('--text-muted'),
    grid: colour('--chart-grid'),
    axis: colour('--hairline-strong'),
    series: (slot) => colour(`--series-${slot ?? 'none'}`),
  }
}
