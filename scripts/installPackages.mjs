import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { runNpm } from './runNpm.mjs'

/**
 * Installs the locked packages if `node_modules` lacks one or holds another version of it.
 * Says so in one line before it starts; says nothing when there is nothing to do.
 *
 * @param {string} root the folder of package-lock.json
 */
export async function installPackages(root) {
  const wanted = await readPackages(path.join(root, 'package-lock.json'))
  // npm writes this record last, so an interrupted installation counts as none.
  const record = path.join(root, 'node_modules/.package-lock.json')
  const installed = await readPackages(record).catch(() => ({}))
  if (isInstalled(wanted, installed)) return
  console.log('Installing the locked packages (once, and again when package-lock.json changes) …')
  // No package here needs its install script, and a production environment must not drop the build tools.
  const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  await runNpm(root, ['ci', ...options, '--loglevel=error'])
}

/**
 * Whether all that the lock file wants is there. Optional packages may be missing: most of them
 * are for other machines.
 *
 * @param {Record<string, unknown>} wanted by place below the root, as in a lock file's `packages`
 * @param {Record<string, unknown>} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || !isRecord(entry)) return true
    const found = installed[place]
    if (!isRecord(found)) return entry['optional'] === true
    return found['version'] === entry['version'] && found['integrity'] === entry['integrity']
  })
}

/** @param {string} file a lock file of npm 7 or later */
async function readPackages(file) {
  /** @type {unknown} */
  const lock = JSON.parse(await readFile(file, 'utf8'))
  if (!isRecord(lock) || !isRecord(lock['packages'])) throw new Error(`${file} is no npm lock file`)
  return lock['packages']
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === 'object' && value !== null
