import { inTheBackground } from './inTheBackground.ts'
import { runSource } from './runSource.ts'

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
export const bestRun = (
  experimentId: string,
  metric: string,
  extreme: 'greatest' | 'least',
  signal: AbortSignal,
): Promise<BestRun | null> =>
  inTheBackground(async () => {
    signal.throwIfAborted()
    const { ask } = await runSource()
    const column = `metrics.\`${metric}\``
    const { block } = await ask(
      {
        experimentIds: [experimentId],
        filter: extreme === 'greatest' ? `${column} < ${LARGEST}` : `${column} > -${LARGEST}`,
        // NaN comes after all numbers, whichever way.
        orderBy: [
          `${column} ${extreme === 'greatest' ? 'DESC' : 'ASC'}`,
          'attributes.start_time ASC',
        ],
        maxResults: 1,
        pageToken: null,
      },
      signal,
    )
    const [id] = block.ids
    const [name] = block.names
    const value = block.metrics.find(({ key }) => key === metric)?.values[0]
    if (id === undefined || name === undefined || value === undefined) return null
    return Number.isFinite(value) ? { id, name, value } : null
  })
