import { readPlot, writePlot } from './plotSpecs.ts'

/** Which plots there are, as kept in the URL so that a link reproduces them: `?plot=bars~metrics.f1&plot-enlarged=1`. */
export type PlotsView = {
  /** Each as a text that says a plot, and each once. */
  plots: readonly string[]
  /** The place of the plot that is shown alone, from 0. */
  enlarged: number | null
}

export function readPlotsView(params: URLSearchParams): PlotsView {
  const texts = params.getAll('plot').flatMap((text) => {
    const spec = readPlot(text)
    return spec ? [writePlot(spec)] : []
  })
  const plots = [...new Set(texts)]
  const at = Number(params.get('plot-enlarged')) - 1
  return { plots, enlarged: plots[at] === undefined ? null : at }
}

/** The same parameters with these plots, in this order; what others keep in the URL stays. */
export function writePlotsView(
  { plots, enlarged }: PlotsView,
  params: URLSearchParams,
): URLSearchParams {
  const result = new URLSearchParams(params)
  result.delete('plot')
  for (const text of plots) result.append('plot', text)
  if (enlarged === null) result.delete('plot-enlarged')
  else result.set('plot-enlarged', String(enlarged + 1))
  return result
}
