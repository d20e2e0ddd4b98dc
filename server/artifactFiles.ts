import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { invalid, notFound } from '#protocol/errors.ts'
import { checkArtifactPath } from './artifactPath.ts'

/** `name` is the last part of its path; `size` in bytes. */
export type ArtifactEntry = { name: string; isFolder: boolean; size: number }

export type ArtifactFile = {
  size: number
  modified: Date
  /** The bytes from `start` to `end`, both inclusive. */
  read: (start: number, end: number) => Readable
}

export type ArtifactFiles = Awaited<ReturnType<typeof openArtifactFiles>>

/**
 * The files below one folder. Paths come from outside: every function checks them, and a link that leads out of the folder
 * is as good as missing. Uploads are written to `uploads` on the same disk first, so that no half file is ever seen.
 */
export async function openArtifactFiles(folder: string, uploads: string) {
  await rm(uploads, { recursive: true, force: true })
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(uploads, { recursive: true })])
  const root = await realpath(folder)

  const isInside = (real: string) => real === root || real.startsWith(root + sep)

  /** Where a path really is, or null when that is nowhere or outside. */
  async function locate(path: string): Promise<string | null> {
    const real = await realpath(join(root, path)).catch(nullWhenMissing)
    return real !== null && isInside(real) ? real : null
  }

  /** The nearest folder above that exists decides whether a new file would be inside. */
  async function locateParent(path: string): Promise<string> {
    const parent = dirname(join(root, path))
    for (let above = parent; ; above = dirname(above)) {
      const real = await realpath(above).catch(nullWhenMissing)
      if (real === null) continue
      if (isInside(real)) return parent
      throw notFound(`There is no folder for "${path}".`)
    }
  }

  async function entryOf(path: string, name: string): Promise<ArtifactEntry | null> {
    const real = await locate(path === '' ? name : `${path}/${name}`)
    if (real === null) return null
    const facts = await stat(real)
    return { name, isFolder: facts.isDirectory(), size: facts.size }
  }

  return {
    /** What a folder holds, by name; a file and what does not exist hold nothing. */
    async list(path: string): Promise<ArtifactEntry[]> {
      const safe = checkArtifactPath(path)
      const real = await locate(safe)
      if (real === null || !(await stat(real)).isDirectory()) return []
      const names = (await readdir(real)).toSorted()
      const entries = await Promise.all(names.map((name) => entryOf(safe, name)))
      return entries.filter((entry) => entry !== null)
    },

    async open(path: string): Promise<ArtifactFile> {
      const real = await locate(checkArtifactPath(path))
      if (real === null) throw notFound(`No artifact "${path}" exists.`)
      const facts = await stat(real)
      if (!facts.isFile()) throw invalid(`The artifact "${path}" is a folder, not a file.`)
      return {
        size: facts.size,
        modified: facts.mtime,
        read: (start, end) => createReadStream(real, { start, end }),
      }
    },

    /** Creates or replaces a file, and the folders above it. */
    async write(path: string, source: Readable): Promise<void> {
      const safe = checkArtifactPath(path)
      if (safe === '') throw invalid('An artifact needs a path.')
      const parent = await locateParent(safe)
      const upload = join(uploads, randomUUID())
      try {
        await pipeline(source, createWriteStream(upload))
        await mkdir(parent, { recursive: true })
        await rename(upload, join(root, safe))
      } catch (error) {
        await rm(upload, { force: true })
        throw whyNotWritten(error, path)
      }
    },

    /** Removes a file, or a folder with all it holds; what does not exist needs no removing. */
    async remove(path: string): Promise<void> {
      const safe = checkArtifactPath(path)
      if (safe === '') throw invalid('The root of all artifacts cannot be deleted.')
      await locateParent(safe)
      await rm(join(root, safe), { recursive: true, force: true })
    },
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null)

function nullWhenMissing(error: unknown): null {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return null
  throw error
}

const inTheWay = new Set(['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'])
const brokenOff = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'])

function whyNotWritten(error: unknown, path: string): unknown {
  const code = String(codeOf(error))
  if (brokenOff.has(code)) return invalid(`The upload of "${path}" broke off.`)
  if (!inTheWay.has(code)) return error
  return invalid(`The artifact "${path}" cannot be written: a folder or a file is in its way.`)
}
