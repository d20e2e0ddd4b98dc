import type { APIRequestContext } from '@playwright/test'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { send } from './log.ts'

/**
 * Logs three experiments: a forest of five runs, two of them nested in a third, by two optimizers; an LSTM that trains
 * still; and a scratch. Answers with the addresses of their runs.
 */
export async function fillStore(request: APIRequestContext, url: string) {
  let logged = 0
  const experiment = async (name: string) => {
    const created = await send(request, url, 'experiments/create', { name })
    return createExperimentResponse.parse(created).experiment_id
  }
  const run = async (
    experiment_id: string,
    run_name: string,
    params: Record<string, string>,
    { parent, status = 'FINISHED' }: { parent?: string; status?: string } = {},
  ) => {
    const start_time = Date.UTC(2025, 0) + ++logged * 60_000
    const created = await send(request, url, 'runs/create', {
      experiment_id,
      run_name,
      start_time,
      tags: [
        { key: 'developer', value: 'dana' },
        ...(parent === undefined ? [] : [{ key: 'mlflow.parentRunId', value: parent }]),
      ],
    })
    const { run_id } = getRunResponse.parse(created).run.info
    await send(request, url, 'runs/log-batch', {
      run_id,
      params: Object.entries(params).map(([key, value]) => ({ key, value })),
      metrics: [1, 2, 3].flatMap((step) => [
        { key: 'f1', value: logged / 10 + step / 100, step, timestamp: step },
        { key: 'loss', value: 1 / (logged + step), step, timestamp: step },
      ]),
    })
    if (status !== 'RUNNING') {
      await send(request, url, 'runs/update', { run_id, status, end_time: start_time + 30_000 })
    }
    return run_id
  }

  const forest = await experiment('fraud/forest')
  const sweep = await run(forest, 'sweep', { seed: '0', optimizer: 'adam' })
  await run(forest, 'trial 1', { seed: '1', optimizer: 'adam' }, { parent: sweep })
  await run(forest, 'trial 2', { seed: '2', optimizer: 'adam' }, { parent: sweep })
  await run(forest, 'seed 3', { seed: '3', optimizer: 'sgd' })
  await run(forest, 'seed 4', { seed: '4', optimizer: 'sgd' }, { status: 'FAILED' })
  const lstm = await experiment('fraud/lstm')
  await run(lstm, 'epochs', { seed: '1' }, { status: 'RUNNING' })
  const scratch = await experiment('scratch')
  await run(scratch, 'first', { seed: '1' })

  const at = (id: string) => `${url}/experiments/${id}`
  return { forest: at(forest), lstm: at(lstm), scratch: at(scratch) }
}
