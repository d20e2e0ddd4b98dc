import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { mlflowEnvironment } from './mlflowEnvironment.mjs'
import { provideChromium } from './provideChromium.mjs'
import { runNode } from './runNode.mjs'
import { fromPlaywright, judgeRun, nothing, sum } from './testCounts.mjs'

/** Which projects of playwright.config.ts need which MLflow. */
const projectsOf = {
  '2.9.2': ['embedded with client 2.9.2', 'gateway to MLflow 2.9.2'],
  '3.x': ['embedded with client 3.x', 'gateway to MLflow 3.x', 'once'],
}
const PROJECT_WITHOUT_MLFLOW = 'alone'

/**
 * The end-to-end tests in Chromium. What cannot be had on this machine is said aloud and its projects
 * are skipped; in CI they count as failed.
 *
 * @param {string} root
 * @param {string} reports a folder for the report
 * @param {string[]} args for Playwright; with any, it runs just what they say
 */
export async function runBrowserTests(root, reports, args) {
  try {
    await provideChromium(root)
  } catch (error) {
    const projects = [...Object.values(projectsOf).flat(), PROJECT_WITHOUT_MLFLOW]
    return announceMissing('Chromium', error, projects)
  }
  if (args.length > 0) return runPlaywright(root, reports, args)

  const projects = [PROJECT_WITHOUT_MLFLOW]
  const missing = [nothing]
  for (const name of /** @type {const} */ (['2.9.2', '3.x'])) {
    try {
      await mlflowEnvironment(root, name)
      projects.push(...projectsOf[name])
    } catch (error) {
      missing.push(announceMissing(`MLflow ${name}`, error, projectsOf[name]))
    }
  }
  const chosen = projects.map((project) => `--project=${project}`)
  return sum([...missing, await runPlaywright(root, reports, chosen)])
}

/**
 * @param {string} root
 * @param {string} reports
 * @param {string[]} args
 */
async function runPlaywright(root, reports, args) {
  const file = path.join(reports, 'playwright.json')
  const exitCode = await runNode(
    root,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...args],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  )
  const report = await readFile(file, 'utf8').catch(() => null)
  return judgeRun(report === null ? null : fromPlaywright(JSON.parse(report)), exitCode)
}

/**
 * @param {string} what
 * @param {unknown} error
 * @param {string[]} projects
 */
function announceMissing(what, error, projects) {
  const reason = error instanceof Error ? error.message : String(error)
  const inCi = process.env['CI'] === 'true'
  console.error(
    [
      '',
      `*** ${inCi ? 'FAILED' : 'SKIPPED'}: ${what} cannot be had on this machine.`,
      ...reason.split('\n').map((line) => `***   ${line}`),
      `*** Not tested without it: ${projects.join(', ')}.`,
      '',
    ].join('\n'),
  )
  const count = projects.length
  return inCi ? { ...nothing, failed: count } : { ...nothing, skipped: count }
}
