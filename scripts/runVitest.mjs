import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { runNode } from './runNode.mjs'
import { failuresOfVitest, fromVitest, judgeRun } from './testCounts.mjs'

/**
 * Unit, server and page tests.
 *
 * @param {string} root
 * @param {string} reports a folder for the report
 */
export async function runVitest(root, reports) {
  const file = path.join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=./scripts/VitestReport.mjs']
  const exitCode = await runNode(root, ['node_modules/vitest/vitest.mjs', 'run', ...reporters], {
    TIDEMARK_VITEST_REPORT: file,
  })
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) {
    return { counts: judgeRun(null, exitCode), failures: ['Vitest ended without a report'] }
  }
  /** @type {unknown} */
  const report = JSON.parse(text)
  return { counts: judgeRun(fromVitest(report), exitCode), failures: failuresOfVitest(report) }
}
