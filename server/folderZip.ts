import { makeZip } from 'client-zip'
import { checkArtifactPath } from './artifactPath.ts'

/** What one run keeps. Paths are relative to the run's artifact root; '' is the root. */
export type RunArtifacts = {
  list: (path: string) => Promise<readonly { path: string; isFolder: boolean }[]>
  /** The bytes of a file as they come. */
  read: (path: string) => Promise<AsyncIterable<Uint8Array>>
}

/** A folder of so many files is not finished; what is left out is named in the archive. */
const MOST_FILES = 100_000

/** And a tree of so many folders: one that a server makes up may have no end. */
const MOST_FOLDERS = 20_000

/** The file in an archive that says what is not in it. */
export const LEFT_OUT = 'NOT_INCLUDED.txt'

/**
 * All files below a folder as a ZIP archive, stored as they are, one read after the other while the archive is sent. What
 * cannot be read, or has a name that would lead out of the folder it is unpacked in, is named in `NOT_INCLUDED.txt`.
 */
export const folderZip = (artifacts: RunArtifacts, folder: string): ReadableStream<Uint8Array> =>
  makeZip(entriesOf(artifacts, folder))

async function* entriesOf(artifacts: RunArtifacts, folder: string) {
  const leftOut: string[] = []
  let files = 0
  for await (const found of filesBelow(artifacts, folder)) {
    if ('reason' in found || files === MOST_FILES) {
      const reason = 'reason' in found ? found.reason : `only ${MOST_FILES} files are archived`
      leftOut.push(`${found.path}: ${reason}`)
      if (files === MOST_FILES) break
      continue
    }
    try {
      const input = await artifacts.read(found.path)
      files++
      yield { name: folder === '' ? found.path : found.path.slice(folder.length + 1), input }
    } catch (error) {
      leftOut.push(`${found.path}: ${reasonOf(error)}`)
    }
  }
  if (leftOut.length > 0) yield { name: LEFT_OUT, input: `${leftOut.join('\n')}\n` }
}

type Found = { path: string } | { path: string; reason: string }

/** Folder after folder, without calling itself: a tree may be deep. */
async function* filesBelow(artifacts: RunArtifacts, folder: string): AsyncGenerator<Found> {
  const folders = [folder]
  let listed = 0
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    if (listed++ === MOST_FOLDERS) {
      yield { path: next, reason: `only ${MOST_FOLDERS} folders are archived` }
      return
    }
    try {
      for (const { path, isFolder } of await artifacts.list(next)) {
        checkArtifactPath(path)
        if (next !== '' && !path.startsWith(`${next}/`)) throw new Error('it lies elsewhere')
        if (isFolder) folders.push(path)
        else yield { path }
      }
    } catch (error) {
      yield { path: next, reason: reasonOf(error) }
    }
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
