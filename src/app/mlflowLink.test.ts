import { expect, test } from 'vitest'
import { fromMlflowLink } from './mlflowLink.ts'

test.each([
  ['#/experiments/4', '/experiments/4'],
  ['#/experiments/4/runs/ab12', '/runs/ab12'],
  ['#/experiments/4/runs/ab12/artifacts/plots/a%20b.png', '/runs/ab12/artifacts/plots/a%20b.png'],
  ['#/experiments/4/runs/ab12/model-metrics', '/runs/ab12'],
  ['#/runs/ab12', '/runs/ab12'],
  ['#/experiments/4?searchFilter=x', '/experiments/4'],
  ['#/models/IsolationForestDetector/versions/2', '/models/IsolationForestDetector/versions/2'],
  ['#/models/50%25%20off?tab=x', '/models/50%25%20off'],
  ['#/models', '/models'],
])('%s, which the Python client prints, leads to %s', (hash, path) => {
  expect(fromMlflowLink(hash)).toBe(path)
})

test.each(['', '#section', '#/settings', '#/experiments'])(
  '"%s" leads nowhere in particular',
  (hash) => {
    expect(fromMlflowLink(hash)).toBeNull()
  },
)

test('a broken escape does not break the page', () => {
  expect(fromMlflowLink('#/runs/%E0%A4%A')).toBe('/runs/%25E0%25A4%25A')
})
