/** The colours of a picture, as CSS writes them. */
export type Palette = {
  ground: string
  text: string
  muted: string
  grid: string
  axis: string
  series: (slot: number | null) => string
}

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
