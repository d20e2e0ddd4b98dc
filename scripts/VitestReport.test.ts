import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const root = path.dirname(import.meta.dirname)

/** What the reporter wrote of a run of `files`, by name. */
async function reportOn(files: Record<string, string>): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-report-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)

  const report = path.join(folder, 'report.json')
  const reporter = path.join(root, 'scripts/VitestReport.mjs')
  await new Promise((resolve) => {
    execFile(
      process.execPath,
      [
        path.join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--globals',
        `--root=${folder}`,
        `--reporter=${reporter}`,
      ],
      { env: { PATH: process.env['PATH'], TIDEMARK_VITEST_REPORT: report } },
      resolve,
    )
  })
  return JSON.parse(await readFile(report, 'utf8'))
}

test('what failed is told by file, name and the first line of why', async () => {
  const report = await reportOn({
    'sums.test.js': `
      test('a fine one', () => {})
      test.skip('a skipped one', () => {})
      describe('those of', () => test('a bad one', () => { throw new Error('3 is 4\\nat all') }))
    `,
  })

  expect(report).toEqual({
    passed: 1,
    failed: 1,
    skipped: 1,
    failures: ['sums.test.js › those of > a bad one: 3 is 4'],
  })
})

test('a file that cannot be read and an error that no test caught are failures, too', async () => {
  const report = await reportOn({
    'broken.test.js': `throw new Error('no file at all')`,
    'late.test.js': `
      test('a fine one', async () => {
        setTimeout(() => { throw new Error('nobody waits for me') })
        await new Promise((resolve) => setTimeout(resolve, 20))
      })
    `,
  })

  expect(report).toEqual({
    passed: 1,
    failed: 2,
    skipped: 0,
    failures: ['broken.test.js: no file at all', 'outside of all tests: nobody waits for me'],
  })
})
