import { expect, test } from 'vitest'
import { amongRuns, orderShortfall, toOrderBy } from './runsRequest.ts'

test("a column becomes an order in MLflow's words, with its key quoted", () => {
  expect(toOrderBy([{ column: 'metrics.val loss/x', order: 'ascending' }])).toEqual([
    'metrics.`val loss/x` ASC',
  ])
  expect(toOrderBy([{ column: 'attributes.run_name', order: 'descending' }])).toEqual([
    'attributes.run_name DESC',
  ])
})

test('what the server cannot order by comes newest first, and is said to be ordered as far as loaded', () => {
  const byDuration = { column: 'attributes.duration', order: 'ascending' } as const

  expect(toOrderBy([byDuration])).toEqual(['attributes.start_time DESC'])
  expect(orderShortfall([byDuration], () => false)).toBe('loadedOnly')
  expect(orderShortfall([{ column: 'metrics.loss#min', order: 'ascending' }], () => false)).toBe(
    'loadedOnly',
  )
  expect(toOrderBy([{ column: 'nonsense', order: 'ascending' }])).toEqual([
    'attributes.start_time DESC',
  ])
})

test('the server takes numeric params for text', () => {
  expect(orderShortfall([{ column: 'params.lr', order: 'ascending' }], () => true)).toBe('asText')
  expect(orderShortfall([{ column: 'params.lr', order: 'ascending' }], () => false)).toBeNull()
  expect(orderShortfall([{ column: 'metrics.f1', order: 'ascending' }], () => true)).toBeNull()
})

test('further keys are asked for up to the first that the server cannot do', () => {
  const sorts = ['metrics.f1', 'attributes.duration', 'params.lr'].map((column) => ({
    column,
    order: 'ascending' as const,
  }))

  expect(toOrderBy(sorts)).toEqual(['metrics.`f1` ASC'])
  expect(orderShortfall(sorts, () => false)).toBe('loadedOnly')
})

test('the server is asked for some runs only, beside what else they must be', () => {
  expect(amongRuns('metrics.a > 1', null)).toBe('metrics.a > 1')
  expect(amongRuns('', ['a1', 'b-2'])).toBe("run_id IN ('a1', 'b-2')")
  expect(amongRuns('metrics.a > 1', ['a1'])).toBe("metrics.a > 1 AND run_id IN ('a1')")
  expect(amongRuns('', ['a1', "' OR"])).toBe("run_id IN ('a1')")
})
