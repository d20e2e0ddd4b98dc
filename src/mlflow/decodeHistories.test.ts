import { expect, test } from 'vitest'
import { decodeHistories, decodeHistoryPage } from './decodeHistories.ts'

test('a page of MLflow is read with numbers as it spells them', () => {
  const text = `{"metrics": [
    {"key": "a \\"value\\": NaN", "value": "NaN", "timestamp": "5", "step": "-3"},
    {"key": "loss", "value": NaN, "timestamp": 6},
    {"key": "loss", "value":-Infinity, "timestamp": 7, "step": 9223372036854775807},
    {"key": "loss", "value": 1.7976931348623157e+308, "timestamp": 8, "step": 2},
    {"key": "loss", "value": "-Infinity", "timestamp": 9, "step": 3}
  ], "next_page_token": "more"}`

  expect(decodeHistoryPage(text, 'here')).toEqual({
    points: {
      steps: Float64Array.of(-3, 0, 2 ** 63, 2, 3),
      times: Float64Array.of(5, 6, 7, 8, 9),
      values: Float64Array.of(NaN, NaN, -Infinity, Infinity, -Infinity),
    },
    nextPageToken: 'more',
  })
  expect(decodeHistoryPage('{}', 'here').nextPageToken).toBe(null)
})

const point = (run_id: string, step: number, timestamp: number) => ({
  run_id,
  step,
  timestamp,
  key: 'loss',
  value: step,
})

test('bulk histories are told for each run, in order of step, then time', () => {
  const metrics = [point('a', 2, 1), point('b', 0, 1), point('a', 1, 9), point('a', 1, 3)]

  const histories = decodeHistories(JSON.stringify({ metrics }), 'here')

  expect([...histories.keys()]).toEqual(['a', 'b'])
  expect(histories.get('a')?.steps).toEqual(Float64Array.of(1, 1, 2))
  expect(histories.get('a')?.times).toEqual(Float64Array.of(3, 9, 1))
})

test.each([
  ['<html>', 'something other than JSON'],
  ['{"metrics": {}}', 'unexpected shape at metrics.'],
  ['{"metrics": [{"value": 1}]}', 'unexpected shape at metrics.0.timestamp.'],
  ['{"metrics": [{"value": "1", "timestamp": 1}]}', 'unexpected shape at metrics.0.value.'],
])('%s is refused', (text, reason) => {
  expect(() => decodeHistoryPage(text, 'here')).toThrow(reason)
})
