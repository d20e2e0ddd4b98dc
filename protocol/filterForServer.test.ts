import { expect, test } from 'vitest'
import { filterForServer, isForServer } from './filterForServer.ts'
import { readFilter } from './filterLanguage.ts'

const NOW = new Date(2024, 5, 10).getTime()

function nodeOf(text: string) {
  const { filter, problem } = readFilter(text, NOW)
  if (!filter) throw new Error(problem.message)
  return filter
}

test.each([
  ["zscore metrics.f1 > 0.5 and params.lr = '1'", "metrics.`f1` > 0.5 AND params.`lr` = '1'"],
  ['params.lr > 0.5 AND tags.`a b` = x', "tags.`a b` = 'x'"],
  ['`Run name` ILIKE "it\'s %"', 'run_name ILIKE "it\'s %"'],
  ['created > -7d', `start_time > ${NOW - 7 * 86_400_000}`],
  ['status = failed', "status = 'FAILED'"],
  ["run_id IN ('a1', 'b2')", "run_id IN ('a1', 'b2')"],
  ['metrics.a < 1.5e300 metrics.a == 1e400', 'metrics.`a` < 1.5e300 AND metrics.`a` = 1e999'],
])('of %s, the server gets %s', (text, sent) => {
  expect(filterForServer(nodeOf(text))).toBe(sent)
})

test.each([
  'metrics.f1 > 0.5 OR metrics.f1 < 0.1',
  'NOT metrics.f1 > 0.5',
  'params.x IS NULL',
  'metrics.x IS NULL',
  'duration > 5m',
  'params.lr > 0.5',
  'user_id = dewi',
  'dataset.name = prices',
  'metrics.loss != 0',
  'start_time > 0.5',
  // MLflow's tokenizer takes the quote for an escaped one where another follows.
  String.raw`params.path = 'C:\'`,
  'tags."a`b" = x',
  // Lists that MLflow 2.9.2 changes.
  "run_id IN ('Prices')",
  "run_id IN ('2024')",
  String.raw`run_id IN ('a\n')`,
  'run_id IN ("it\'s")',
])('of %s, the server gets nothing', (text) => {
  expect(filterForServer(nodeOf(text))).toBe('')
  expect(isForServer(nodeOf(text))).toBe(false)
})
