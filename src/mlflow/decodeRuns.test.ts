import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RUN_STATUSES, searchRunsResponse } from '#protocol/runs.ts'
import { decodeRuns } from './decodeRuns.ts'
import type { RunBlock } from './runBlock.ts'
import { RunTable } from './runTable.ts'
import { type Run, toRun } from './runs.ts'

const msOf = (date: Date | null) => (date === null ? NaN : date.getTime())

/** What a block keeps of a run that went through the schemas. */
const factsOf = (run: Run) => ({
  id: run.id,
  experimentId: run.experimentId,
  name: run.name,
  status: run.status,
  deleted: run.deleted,
  startedAt: msOf(run.startedAt),
  endedAt: msOf(run.endedAt),
  user: run.user,
  metrics: new Map(
    Array.from(run.metrics, ([key, { value, step, loggedAt }]) => [
      key,
      { value, step, timestamp: loggedAt.getTime() },
    ]),
  ),
  params: new Map(run.params),
  tags: new Map(run.tags),
  datasets: run.datasets.map(({ name, digest, context }) => ({
    name,
    digest,
    context: context ?? '',
  })),
})

/** The runs of a block, one by one, as its reader, the table, has them. */
function runsIn(block: RunBlock) {
  const table = new RunTable()
  table.absorb(block)
  return block.ids.map((id, row) => ({
    id,
    experimentId: table.experimentIds[row],
    name: table.names[row],
    status: table.statuses[row],
    deleted: table.deleted[row] === 1,
    startedAt: table.startedAt[row],
    endedAt: table.endedAt[row],
    user: table.users[row],
    metrics: new Map(
      Array.from(table.metrics.values())
        .filter(({ steps }) => !Number.isNaN(steps[row]))
        .map(({ key, values, steps, timestamps }) => [
          key,
          { value: values[row], step: steps[row], timestamp: timestamps[row] },
        ]),
    ),
    params: textsOf(table.params, (key) => table.param(row, key)),
    tags: textsOf(table.tags, (key) => table.tag(row, key)),
    datasets: [...table.datasets(row)],
  }))
}

const textsOf = (
  columns: ReadonlyMap<string, unknown>,
  read: (key: string) => string | undefined,
) =>
  new Map(
    Array.from(columns.keys(), (key) => [key, read(key)] as const).filter(
      ([, text]) => text !== undefined,
    ),
  )

const throughSchemas = (body: unknown) =>
  searchRunsResponse.parse(body).runs.map((run) => factsOf(toRun(run)))

describe.each(['2.9.2', '3.17.2'])('what MLflow %s sends', (version) => {
  test.each(['runs-search', 'runs-search-page', 'runs-search-empty'])('%s', (name) => {
    const file = path.join('protocol/recorded', version, `${name}.json`)
    const body: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const { block, nextPageToken } = decodeRuns(body)

    expect(runsIn(block)).toEqual(throughSchemas(body))
    expect(nextPageToken).toBe(searchRunsResponse.parse(body).next_page_token ?? null)
  })
})

const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '1', 'a', 'b', 'ü', '', 'mlflow.user'),
  fc.constantFrom('mlflow.runName', '😀', '\uffff'),
)
const text = fc.oneof(fc.constantFrom('', 'x', '__proto__'), fc.string({ maxLength: 5 }))
const int64 = fc.oneof(fc.maxSafeInteger(), fc.maxSafeInteger().map(String))
const keyValue = fc.record({ key, value: text }, { requiredKeys: ['key'] })
const metric = fc.record(
  {
    key,
    value: fc.oneof(
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.constantFrom('NaN', 'Infinity', '-Infinity', Number.MAX_VALUE, -Number.MAX_VALUE),
    ),
    timestamp: fc.nat(),
    step: int64,
  },
  { requiredKeys: ['key', 'value', 'timestamp'] },
)
const optional = <Item>(item: fc.Arbitrary<Item>) => fc.option(item, { nil: undefined })
const info = fc.record(
  {
    experiment_id: text,
    run_name: text,
    user_id: text,
    status: fc.constantFrom(...RUN_STATUSES),
    start_time: fc.oneof(fc.nat(), fc.nat().map(String)),
    end_time: fc.nat(),
    lifecycle_stage: fc.constantFrom('active', 'deleted'),
  },
  { requiredKeys: ['experiment_id', 'status'] },
)
const lists = fc.record({
  metrics: optional(fc.array(metric)),
  params: optional(fc.array(keyValue)),
  tags: optional(fc.array(keyValue)),
})
const dataset = fc.record({
  dataset: fc.record({ name: text, digest: text }),
  tags: optional(
    fc.array(fc.record({ key: fc.constantFrom('mlflow.data.context', 'x'), value: text })),
  ),
})
const inputs = fc.record({ dataset_inputs: optional(fc.array(dataset, { maxLength: 3 })) })
const run = fc.record({ info, data: optional(lists), inputs: optional(inputs) })
const reply = fc.array(run, { maxLength: 6 }).map((runs) => ({
  runs: runs.map((run, i) => ({ ...run, info: { ...run.info, run_id: `r${i}` } })),
}))

test('any answer becomes the runs that the schemas make of it', () => {
  fc.assert(
    fc.property(reply, (body) => {
      expect(runsIn(decodeRuns(body).block)).toEqual(throughSchemas(body))
    }),
  )
})

const withRun = (fields: object) => ({
  runs: [{ info: { run_id: 'r', experiment_id: '0', status: 'RUNNING' } }, fields],
})
const okInfo = { run_id: 's', experiment_id: '0', status: 'RUNNING' }

test.each([
  [null, 'its answer'],
  [[], 'its answer'],
  [{ runs: {} }, 'runs'],
  [{ runs: [3] }, 'runs.0'],
  [withRun({}), 'runs.1.info'],
  [withRun({ info: { ...okInfo, run_id: 3 } }), 'runs.1.info.run_id'],
  [withRun({ info: { ...okInfo, status: 'DONE' } }), 'runs.1.info.status'],
  [withRun({ info: { ...okInfo, start_time: 'soon' } }), 'runs.1.info.start_time'],
  [withRun({ info: { ...okInfo, lifecycle_stage: 'lost' } }), 'runs.1.info.lifecycle_stage'],
  [withRun({ info: okInfo, data: [] }), 'runs.1.data'],
  [withRun({ info: okInfo, data: { tags: [null] } }), 'runs.1.data.tags.0'],
  [
    withRun({ info: okInfo, data: { params: [{ key: 'a', value: null }] } }),
    'runs.1.data.params.0.value',
  ],
  [
    withRun({ info: okInfo, data: { metrics: [{ key: 'a', value: 'much', timestamp: 0 }] } }),
    'runs.1.data.metrics.0.value',
  ],
  [
    withRun({ info: okInfo, inputs: { dataset_inputs: [{}] } }),
    'runs.1.inputs.dataset_inputs.0.dataset',
  ],
])('an answer of another shape is refused: %j', (body, field) => {
  expect(() => decodeRuns(body)).toThrow(
    `The backend's answer to runs/search has an unexpected shape at ${field}.`,
  )
})
