import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * A Python 3 on this machine whose minor version lies within the bounds, both included.
 * `python3` comes first, then the newest one that fits. Null when there is none.
 *
 * @param {{ oldest: number, newest: number }} minor
 * @returns {Promise<{ command: string, version: string } | null>} `version` in full, such as 3.11.7
 */
export async function findPython({ oldest, newest }) {
  const versions = Array.from({ length: newest - oldest + 1 }, (_, i) => newest - i)
  for (const command of ['python3', ...versions.map((minor) => `python3.${minor}`), 'python']) {
    const version = await versionOf(command)
    const minor = Number(version?.match(/^3\.(\d+)\./)?.[1])
    if (version && minor >= oldest && minor <= newest) return { command, version }
  }
  return null
}

/**
 * @param {string} command
 * @returns {Promise<string | null>}
 */
async function versionOf(command) {
  try {
    const { stdout } = await run(command, [
      '-c',
      'import platform; print(platform.python_version())',
    ])
    return stdout.trim()
  } catch {
    return null
  }
}
