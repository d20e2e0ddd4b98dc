import { writeFile } from 'node:fs/promises'
import process from 'node:process'

/**
 * A reporter for Vitest that writes, as JSON to the file that `TIDEMARK_VITEST_REPORT` names, how many tests
 * ended how and what failed, each with the first line of why. Unlike Vitest's own JSON it tells of files that
 * could not be read and of errors that no test caught, which fail a run in which every test passed.
 *
 * @implements {Pick<import('vitest/node').Reporter, 'onTestRunEnd'>}
 */
export default class VitestReport {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message: string }[]} unhandledErrors
   */
  async onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const ended = (/** @type {string} */ state) =>
      tests.filter((test) => test.result().state === state)
    const failures = [
      ...ended('failed').map((test) => {
        const [error] = test.result().errors ?? []
        return `${test.module.relativeModuleId} › ${test.fullName}: ${firstLine(error)}`
      }),
      ...modules.flatMap((module) =>
        [module, ...module.children.allSuites()].flatMap((suite) =>
          suite.errors().map((error) => `${module.relativeModuleId}: ${firstLine(error)}`),
        ),
      ),
      ...unhandledErrors.map((error) => `outside of all tests: ${firstLine(error)}`),
    ]
    const passed = ended('passed').length
    const skipped = ended('skipped').length
    const report = { passed, failed: failures.length, skipped, failures }
    await writeFile(process.env['TIDEMARK_VITEST_REPORT'] ?? '', JSON.stringify(report))
  }
}

/** @param {{ message: string } | undefined} error */
const firstLine = (error) => (error?.message ?? '').split('\n')[0]
