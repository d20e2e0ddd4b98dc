import { askInTheBackground } from './askInTheBackground.ts'

export type BestRun = { id: string; name: string; value: number }

/**
 * MLflow stores the infinities as the greatest doubles; whatever is beyond this is none that was measured. Its filters
 * know no plus sign in an exponent.
 */
const LARGEST = '1e308'

/**
 * The run of an experiment with the greatest or the least finite value of a metric, the first of those that have it;
 * null where none has one. MLflow returns the one run alone, which costs it little.
 */
export async function bestRun(
  experimentId: string,
  metric: string,
  extreme: 'greatest' | 'least',
  signal: AbortSignal,
): Promise<BestRun | null> {
  const column = `metrics.\`${metric}\``
  const { ids, names, metrics } = await askInTheBackground(
    experimentId,
    {
      filter: extreme === 'greatest' ? `${column} < ${LARGEST}` : `${column} > -${LARGEST}`,
      // NaN comes after all numbers, whichever way.
      orderBy: [
        `${column} ${extreme === 'greatest' ? 'DESC' : 'ASC'}`,
        'attributes.start_time ASC',
      ],
      maxResults: 1,
    },
    signal,
  )
  const [id] = ids
  const [name] = names
  const value = metrics.find(({ key }) => key === metric)?.values[0]
  if (id === undefined || name === undefined || value === undefined) return null
  return Number.isFinite(value) ? { id, name, value } : null
}
