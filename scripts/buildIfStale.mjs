import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runNpm } from './runNpm.mjs'

const sources = [
  'protocol',
  'server',
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

// Beside the server, not in dist/, which is served. Every build empties the folder and so forgets the stamp.
const stampFile = 'dist-server/built-from.txt'

/**
 * Builds the app and the server unless they were built from exactly these sources.
 *
 * @param {string} root
 */
export async function buildIfStale(root) {
  const current = await hashFiles(root, sources)
  if ((await readStamp(root)) === current) return
  console.log('Building …')
  await runNpm(root, ['run', '--silent', 'build'])
  await writeFile(path.join(root, stampFile), current)
}

/** @param {string} root */
async function readStamp(root) {
  try {
    await stat(path.join(root, 'dist/index.html'))
    return await readFile(path.join(root, stampFile), 'utf8')
  } catch {
    return null
  }
}

/**
 * One hash over names and contents, so that a checkout with new file times builds nothing.
 *
 * @param {string} root
 * @param {string[]} places files or folders below the root; a missing one counts as empty
 */
export async function hashFiles(root, places) {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of await filesBelow(path.join(root, place))) {
      hash.update(`${path.relative(root, file)}\0`)
      hash.update(await readFile(file))
      hash.update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {Promise<string[]>}
 */
async function filesBelow(place) {
  const found = await stat(place).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [place]
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
}
