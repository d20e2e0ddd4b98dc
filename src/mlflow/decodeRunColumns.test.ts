import { expect, test } from 'vitest'
import type { RunColumnsReply } from '#protocol/runColumnsReply.ts'
import { decodeRunColumns } from './decodeRunColumns.ts'

const reply: RunColumnsReply = {
  ids: ['a', 'b', 'c'],
  experiment_ids: ['0', '0', '1'],
  names: ['', 'named', ''],
  user_ids: ['ann', '', ''],
  statuses: ['RUNNING', 'FINISHED', 'FAILED'],
  start_times: [5, null, 7],
  end_times: [null, 8, 9],
  deleted: [2],
  metrics: [
    {
      key: 'loss',
      rows: [2, 0],
      values: [null, -Number.MAX_VALUE],
      steps: [4, 3],
      timestamps: [40, 30],
    },
  ],
  params: [{ key: '__proto__', texts: ['x', 'y'], rows: [[2], [0, 1]] }],
  tags: [
    { key: 'mlflow.user', texts: ['bo'], rows: [[1]] },
    { key: 'mlflow.runName', texts: ['other', 'tagged'], rows: [[1], [0]] },
  ],
  datasets: [{ row: 1, name: 'prices', digest: 'd', context: '' }],
  next_page_token: 'more',
  total: 10,
}

test('columns become a block: ordered, with names and users told', () => {
  expect(decodeRunColumns(reply)).toEqual({
    total: 10,
    nextPageToken: 'more',
    block: {
      ids: ['a', 'b', 'c'],
      experimentIds: ['0', '0', '1'],
      names: ['tagged', 'named', 'c'],
      users: ['ann', 'bo', ''],
      statuses: ['RUNNING', 'FINISHED', 'FAILED'],
      startedAt: Float64Array.of(5, NaN, 7),
      endedAt: Float64Array.of(NaN, 8, 9),
      deleted: Uint8Array.of(0, 0, 1),
      metrics: [
        {
          key: 'loss',
          rows: Uint32Array.of(0, 2),
          values: Float64Array.of(-Infinity, NaN),
          steps: Float64Array.of(3, 4),
          timestamps: Float64Array.of(30, 40),
        },
      ],
      params: [
        {
          key: '__proto__',
          rows: Uint32Array.of(0, 1, 2),
          codes: Uint32Array.of(0, 0, 1),
          texts: ['y', 'x'],
        },
      ],
      tags: [
        {
          key: 'mlflow.runName',
          rows: Uint32Array.of(0, 1),
          codes: Uint32Array.of(0, 1),
          texts: ['tagged', 'other'],
        },
        {
          key: 'mlflow.user',
          rows: Uint32Array.of(1),
          codes: Uint32Array.of(0),
          texts: ['bo'],
        },
      ],
      datasets: [{ row: 1, name: 'prices', digest: 'd', context: '' }],
    },
  })
})

test.each([
  [{ ids: undefined }, 'ids'],
  [{ names: ['a'] }, 'names'],
  [{ statuses: ['RUNNING', 'FINISHED', 'DONE'] }, 'statuses'],
  [{ deleted: [3] }, 'deleted'],
  [{ metrics: [{ ...reply.metrics[0], rows: [0, 1.5] }] }, 'metrics.0.rows'],
  [{ metrics: [{ ...reply.metrics[0], steps: [1] }] }, 'metrics.0.steps'],
  [{ params: [{ key: 'a', texts: ['x'], rows: [] }] }, 'params.0.rows'],
  [{ tags: [{ key: 'a', texts: [1], rows: [[0]] }] }, 'tags.0.texts'],
  [{ datasets: [{ row: 3, name: 'n', digest: 'd', context: '' }] }, 'datasets.0.row'],
  [{ total: null }, 'total'],
])('a reply that is no such columns is refused: %j', (fields, field) => {
  expect(() => decodeRunColumns({ ...reply, ...fields })).toThrow(`unexpected shape at ${field}.`)
})
