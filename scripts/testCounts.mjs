/** @typedef {{ passed: number, failed: number, skipped: number }} TestCounts */

/** @type {TestCounts} */
export const nothing = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {TestCounts[]} counts
 * @returns {TestCounts}
 */
export const sum = (counts) =>
  counts.reduce((total, { passed, failed, skipped }) => ({
    passed: total.passed + passed,
    failed: total.failed + failed,
    skipped: total.skipped + skipped,
  }))

/**
 * The counts of a run that ended with `exitCode`. A runner that failed without a failed test, or wrote no
 * report, counts as one failure: a file that could not be imported, a server that did not start.
 *
 * @param {TestCounts | null} counts
 * @param {number} exitCode
 * @returns {TestCounts}
 */
export function judgeRun(counts, exitCode) {
  const { passed, failed, skipped } = counts ?? nothing
  const brokeDown = counts === null || exitCode !== 0
  return { passed, failed: brokeDown ? Math.max(failed, 1) : failed, skipped }
}

/**
 * @param {unknown} report what VitestReport writes
 * @returns {TestCounts}
 */
export const fromVitest = (report) => ({
  passed: numberAt(report, 'passed'),
  failed: numberAt(report, 'failed'),
  skipped: numberAt(report, 'skipped'),
})

/**
 * @param {unknown} report what VitestReport writes
 * @returns {string[]}
 */
export function failuresOfVitest(report) {
  const failures = isRecord(report) ? report['failures'] : null
  return Array.isArray(failures) ? failures.map(String) : []
}

/**
 * @param {unknown} report what Playwright's JSON reporter writes
 * @returns {TestCounts}
 */
export function fromPlaywright(report) {
  const stats = isRecord(report) ? report['stats'] : null
  return {
    passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'),
    failed: numberAt(stats, 'unexpected'),
    skipped: numberAt(stats, 'skipped'),
  }
}

/**
 * The closing line, which CI reads.
 *
 * @param {TestCounts} counts
 */
export const describeCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`

/**
 * @param {unknown} record
 * @param {string} key
 */
function numberAt(record, key) {
  const value = isRecord(record) ? record[key] : undefined
  if (typeof value !== 'number') throw new Error(`The test report has no number ${key}`)
  return value
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === 'object' && value !== null
