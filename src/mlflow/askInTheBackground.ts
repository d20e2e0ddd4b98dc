import { limitConcurrency } from './limitConcurrency.ts'
import type { RunBlock } from './runBlock.ts'
import { runSource } from './runSource.ts'

/** A list of experiments asks for many figures at once; they must not hold up the page's own runs. */
const fewAtOnce = limitConcurrency(2)

/** The first runs of an experiment that a filter of MLflow's finds, in an order of MLflow's. */
export const askInTheBackground = (
  experimentId: string,
  request: { filter: string; orderBy: string[]; maxResults: number },
  signal: AbortSignal,
): Promise<RunBlock> =>
  fewAtOnce(async () => {
    signal.throwIfAborted()
    const { ask } = await runSource()
    const { block } = await ask(
      { ...request, experimentIds: [experimentId], pageToken: null },
      signal,
    )
    return block
  })
