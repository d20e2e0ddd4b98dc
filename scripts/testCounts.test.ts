import { expect, test } from 'vitest'
import { describeCounts, fromPlaywright, fromVitest, judgeRun, sum } from './testCounts.mjs'

const vitest = { passed: 7, failed: 1, skipped: 2 }
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } }

test('the reports of both runners add up to one line', () => {
  const counts = sum([fromVitest(vitest), fromPlaywright(playwright)])

  expect(describeCounts(counts)).toBe('11 passed, 1 failed, 2 skipped')
})

test('nothing is said of skipped tests when there are none', () => {
  expect(describeCounts(fromPlaywright(playwright))).toBe('4 passed, 0 failed')
})

test('a runner that breaks down without a failed test counts as a failure', () => {
  expect(judgeRun(fromPlaywright(playwright), 1).failed).toBe(1)
  expect(judgeRun(null, 0).failed).toBe(1)
})

test('a failed test is not counted twice', () => {
  expect(judgeRun(fromVitest(vitest), 1).failed).toBe(1)
})

test('a report of another shape is refused rather than counted as nothing', () => {
  expect(() => fromPlaywright({})).toThrow('expected')
})
