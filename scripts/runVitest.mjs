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
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const exitCode = await runNode(root, ['node_modules/vitest/vitest.mjs', 'run', ...reporters])
  const text = await readFile(file, 'utf8').catch(() => null)
  /** @type {unknown} */
  const report = text === null ? null : JSON.parse(text)
  return {
    counts: judgeRun(report === null ? null : fromVitest(report), exitCode),
    failures: failuresOfVitest(report),
  }
}
