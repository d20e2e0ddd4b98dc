import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUN_STATUSES, searchRunsResponse } from '#protocol/runs.ts'
import { decodeRuns } from './decodeRuns.ts'
import { runsFromTable } from '#src/testing/runsFromTable.ts'
import { type Run, toRun } from './runs.ts'
import { RunTable } from './runTable.ts'

/** What both ways of decoding can tell of a run. */
const facts = ({ id, experimentId, name, status, deleted, startedAt, endedAt, ...run }: Run) => ({
  id,
  experimentId,
  name,
  status,
  deleted,
  startedAt,
  endedAt,
  user: run.user,
  metrics: run.metrics,
  params: run.params,
  tags: run.tags,
  datasets: run.datasets.map(({ name, digest, context }) => [name, digest, context ?? '']),
})

function decodeBothWays(body: unknown) {
  const table = new RunTable()
  const { block, nextPageToken } = decodeRuns(body)
  table.absorb(block)
  const { runs, next_page_token = null } = searchRunsResponse.parse(body)
  return {
    byHand: { runs: runsFromTable(table), nextPageToken },
    bySchema: { runs: runs.map((run) => facts(toRun(run))), nextPageToken: next_page_token },
  }
}

const recorded = path.join(import.meta.dirname, '../../protocol/recorded')

test.each(
  ['2.9.2', '3.17.2'].flatMap((version) =>
    ['runs-search', 'runs-search-page', 'runs-search-empty'].map((name) => [version, name]),
  ),
)('reads what MLflow %s answered to %s as the schemas do', (version = '', name = '') => {
  const text = readFileSync(path.join(recorded, version, `${name}.json`), 'utf8')
  const { byHand, bySchema } = decodeBothWays(JSON.parse(text))

  expect(byHand).toEqual(bySchema)
})

const key = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'mlflow.user'), fc.string())
const int64 = fc.oneof(fc.integer(), fc.integer().map(String))
const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('NaN'))
const optional = { requiredKeys: [] }
const pairs = fc.uniqueArray(fc.record({ key, value: fc.string() }), { selector: (p) => p.key })
const wireRun = fc.record({
  info: fc
    .tuple(
      fc.record({
        run_id: fc.uuid(),
        experiment_id: fc.constantFrom('0', '12'),
        status: fc.constantFrom(...RUN_STATUSES),
      }),
      fc.record(
        {
          run_name: fc.string(),
          user_id: fc.string(),
          start_time: int64,
          end_time: int64,
          lifecycle_stage: fc.constantFrom('active', 'deleted'),
        },
        optional,
      ),
    )
    .map(([needed, rest]) => Object.assign(needed, rest)),
  data: fc.record(
    {
      metrics: fc.uniqueArray(fc.record({ key, value, timestamp: int64, step: int64 }), {
        selector: (metric) => metric.key,
      }),
      params: pairs,
      tags: pairs,
    },
    optional,
  ),
  inputs: fc.record(
    {
      dataset_inputs: fc.array(
        fc.record({
          dataset: fc.record({ name: fc.string(), digest: fc.string() }),
          tags: fc.constantFrom([], [{ key: 'mlflow.data.context', value: 'training' }]),
        }),
      ),
    },
    optional,
  ),
})

test('reads any runs as the schemas do', () => {
  const runs = fc.uniqueArray(wireRun, { selector: ({ info }) => info.run_id, maxLength: 6 })
  fc.assert(
    fc.property(runs, (runs) => {
      const { byHand, bySchema } = decodeBothWays({ runs, next_page_token: 'more' })
      expect(byHand).toEqual(bySchema)
    }),
  )
})

const info = { run_id: 'a', experiment_id: '1', status: 'FINISHED' }

test.each<[string, unknown]>([
  ['its answer', []],
  ['runs', { runs: {} }],
  ['runs.0', { runs: ['x'] }],
  ['run_id', { runs: [{ info: { ...info, run_id: 1 } }] }],
  ['info.status', { runs: [{ info: { ...info, status: 'DONE' } }] }],
  ['start_time', { runs: [{ info: { ...info, start_time: 'noon' } }] }],
  ['metrics.value', { runs: [{ info, data: { metrics: [{ key: 'm', value: 'x' }] } }] }],
])('names the field %s where an answer is not what MLflow sends', (field, body) => {
  expect(() => decodeRuns(body)).toThrow(`unexpected shape at ${field}.`)
})
