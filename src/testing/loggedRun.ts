import * as z from 'zod/mini'
import { type Run, toRun } from '#mlflow/runs.ts'
import { runSchema } from '#protocol/runs.ts'

/** A minute and five seconds after this all runs ended. */
const STARTED = new Date(2024, 0, 2, 3, 4, 5)

type Logged = {
  id?: string
  name?: string
  experimentId?: string
  /** Logged at step 0. */
  metrics?: Record<string, number>
  params?: Record<string, string>
  tags?: Record<string, string>
  datasets?: { name: string; digest: string; context?: string }[]
}

const pairs = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

/** A run as the app decodes it, without a server. */
export function loggedRun(logged: Logged): Run {
  const { metrics = {}, params = {}, tags = {}, datasets = [] } = logged
  return toRun(
    z.parse(runSchema, {
      info: {
        run_id: logged.id ?? 'r',
        experiment_id: logged.experimentId ?? '1',
        run_name: logged.name ?? 'baseline',
        user_id: 'ada',
        status: 'FINISHED',
        start_time: STARTED.getTime(),
        end_time: STARTED.getTime() + 65_000,
      },
      data: {
        metrics: Object.entries(metrics).map(([key, value]) => ({
          key,
          value: Number.isFinite(value) ? value : String(value),
          timestamp: STARTED.getTime(),
        })),
        params: pairs(params),
        tags: pairs(tags),
      },
      inputs: {
        dataset_inputs: datasets.map(({ name, digest, context }) => ({
          dataset: { name, digest, source_type: 'local', source: '{}' },
          tags: context === undefined ? [] : [{ key: 'mlflow.data.context', value: context }],
        })),
      },
    }),
  )
}
