import { expect, test } from 'vitest'
import { plotSpec } from './plotSpec.ts'

test.each([
  ['{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "mark": "bar"}', 'Vega-Lite'],
  ['{"$schema": "https://vega.github.io/schema/vega/v5.json"}', 'Vega'],
  ['{"data": [{"type": "scatter"}], "layout": {}}', 'Plotly'],
  ['{"data": [[1, 2]], "columns": ["a", "b"]}', null],
  ['{"$schema": "http://json-schema.org/draft-07/schema#"}', null],
  ['[1]', null],
  ['{"data": [', null],
  ['['.repeat(100_000), null],
])('%.60s', (json, spec) => {
  expect(plotSpec(json)).toBe(spec)
})
