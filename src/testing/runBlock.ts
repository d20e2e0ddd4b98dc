import type { RunBlock } from '#mlflow/runBlock.ts'

type BlockRun = {
  id: string
  experimentId?: string
  name?: string
  status?: RunBlock['statuses'][number]
  /** In ms since the epoch. */
  startedAt?: number
  endedAt?: number
  user?: string
  /** Each at step 0. */
  metrics?: Record<string, number>
  params?: Record<string, string>
  tags?: Record<string, string>
}

/** Runs as the columns in which a backend's answer arrives. */
export function runBlock(runs: readonly BlockRun[]): RunBlock {
  const texts = (group: 'params' | 'tags') =>
    keysOf(runs, (run) => run[group]).map((key) => {
      const found = [...runs.entries()].filter(([, run]) => Object.hasOwn(run[group] ?? {}, key))
      const values = [...new Set(found.map(([, run]) => run[group]?.[key] ?? ''))]
      return {
        key,
        rows: Uint32Array.from(found, ([row]) => row),
        codes: Uint32Array.from(found, ([, run]) => values.indexOf(run[group]?.[key] ?? '')),
        texts: values,
      }
    })
  return {
    ids: runs.map(({ id }) => id),
    experimentIds: runs.map(({ experimentId }) => experimentId ?? '1'),
    names: runs.map(({ id, name }) => name ?? id),
    statuses: runs.map(({ status }) => status ?? 'FINISHED'),
    users: runs.map(({ user }) => user ?? ''),
    startedAt: Float64Array.from(runs, ({ startedAt }) => startedAt ?? NaN),
    endedAt: Float64Array.from(runs, ({ endedAt }) => endedAt ?? NaN),
    deleted: new Uint8Array(runs.length),
    metrics: keysOf(runs, ({ metrics }) => metrics).map((key) => {
      const found = [...runs.entries()].filter(([, run]) => Object.hasOwn(run.metrics ?? {}, key))
      return {
        key,
        rows: Uint32Array.from(found, ([row]) => row),
        values: Float64Array.from(found, ([, run]) => run.metrics?.[key] ?? NaN),
        steps: new Float64Array(found.length),
        timestamps: new Float64Array(found.length),
      }
    }),
    params: texts('params'),
    tags: texts('tags'),
    datasets: [],
  }
}

const keysOf = <Run>(runs: readonly Run[], entries: (run: Run) => object | undefined) => [
  ...new Set(runs.flatMap((run) => Object.keys(entries(run) ?? {}))),
]
