import { type Palette, readPalette } from './readPalette.ts'

/** The colours of a plot, as CSS writes them; those of the hue as `#rrggbb`. */
export type PlotPalette = Palette & {
  /** The ends of the single hue that numbers are shown by; the low one is the ground. */
  hue: { low: string; high: string }
  /** Of a text on that hue: up to `flip`, 0 to 1, and beyond. */
  ink: { low: string; high: string; flip: number }
}

/** The colours of the document's scheme now. */
export function readPlotPalette(): PlotPalette {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ...readPalette(),
    hue: { low: colour('--matrix-low'), high: colour('--matrix-high') },
    ink: {
      low: colour('--matrix-ink-low'),
      high: colour('--matrix-ink-high'),
      flip: Number(colour('--matrix-flip')),
    },
  }
}
