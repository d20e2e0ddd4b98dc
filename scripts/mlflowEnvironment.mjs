import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { findPython } from './findPython.mjs'

const run = promisify(execFile)

/** The two ends of the range of MLflow versions that the product is proven with. */
const mlflowEnvironments = {
  // Its numpy 1 and pyarrow 14 have no wheels past Python 3.12.
  '2.9.2': { requirements: 'requirements-2.9.2.txt', python: { oldest: 11, newest: 12 } },
  '3.x': { requirements: 'requirements-3.txt', python: { oldest: 11, newest: 14 } },
}

/** @typedef {keyof typeof mlflowEnvironments} MlflowName */

/**
 * A virtual environment with that MLflow, scikit-learn and matplotlib, made on first use and kept in
 * the user's cache folder. Throws with the reason when it cannot be had.
 *
 * @param {string} root
 * @param {MlflowName} name
 * @returns {Promise<{ python: string }>} the environment's interpreter
 */
export async function mlflowEnvironment(root, name) {
  const { requirements, python: bounds } = mlflowEnvironments[name]
  const python = await findPython(bounds)
  if (!python) {
    throw new Error(
      `MLflow ${name} needs Python 3.${bounds.oldest} to 3.${bounds.newest}, which is not on the PATH. Install one of them.`,
    )
  }
  const file = path.join(root, 'e2e/training', requirements)
  const hash = createHash('sha256')
    .update(await readFile(file))
    .update(python.version)
  const cache = path.join(
    process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'),
    'tidemark',
  )
  const folder = path.join(cache, `mlflow-${name}-${hash.digest('hex').slice(0, 16)}`)
  if (!(await exists(folder))) {
    console.log(`Installing MLflow ${name} into ${folder} (once) …`)
    await mkdir(cache, { recursive: true })
    await buildEnvironment(python.command, file, folder)
  }
  return { python: interpreterOf(folder) }
}

/**
 * Builds beside `folder` and renames at the end, so that an interrupted build is never taken for whole.
 *
 * @param {string} python
 * @param {string} requirements
 * @param {string} folder
 */
async function buildEnvironment(python, requirements, folder) {
  const draft = await mkdtemp(`${folder}-`)
  try {
    await run(python, ['-m', 'venv', draft])
    const quiet = ['--quiet', '--disable-pip-version-check', '--no-input']
    await run(interpreterOf(draft), ['-m', 'pip', 'install', ...quiet, '-r', requirements])
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another run that built the same in the meantime is as good.
    if (await exists(folder)) return
    throw new Error(
      `The packages of ${path.basename(requirements)} could not be installed: ${reasonOf(error)}`,
      { cause: error },
    )
  }
}

/** @param {string} folder */
const interpreterOf = (folder) =>
  process.platform === 'win32'
    ? path.join(folder, 'Scripts/python.exe')
    : path.join(folder, 'bin/python')

/** @param {string} place */
const exists = (place) =>
  access(place).then(
    () => true,
    () => false,
  )

/**
 * The last lines that the failed command wrote, which is where pip and venv say why.
 *
 * @param {unknown} error
 */
function reasonOf(error) {
  const text =
    error instanceof Error && 'stderr' in error
      ? `${String(error.stderr)}\n${error.message}`
      : String(error)
  return text.trim().split('\n').slice(0, 6).join('\n')
}
