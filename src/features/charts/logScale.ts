/** The metrics whose chart has a logarithmic axis, as kept in the URL: `?log=loss&log=val/loss`. */
export const readLogScale = (params: URLSearchParams, metric: string): boolean =>
  params.getAll('log').includes(metric)

/** The same parameters with one metric's axis changed; everything else in the URL stays. */
export function writeLogScale(params: URLSearchParams, metric: string, log: boolean) {
  const others = params.getAll('log').filter((key) => key !== metric)
  const result = new URLSearchParams(params)
  result.delete('log')
  for (const key of log ? [...others, metric] : others) result.append('log', key)
  return result
}
