import { queryOptions } from '@tanstack/react-query'
import { readTar } from '#files/readTar.ts'
import { readZip, readZipEntry, type ZipEntry } from '#files/readZip.ts'
import { readArtifactPart } from '#mlflow/artifactBytes.ts'
import { artifactQueries } from '#mlflow/artifacts.ts'

type File = { runId: string; path: string; bytes: number }

/** One file or folder in an archive, as the archive says. */
export type ArchiveEntry = {
  name: string
  kind: 'file' | 'folder' | 'link' | 'other'
  bytes: number
  /** Null where an archive is packed as a whole, or not at all. */
  packedBytes: number | null
  encrypted: boolean
  /** Where a link leads. */
  target: string | null
}

export type ArchiveListing = {
  entries: ArchiveEntry[]
  /** What follows "as far as", where the list may go on; null where it is whole. */
  stoppedAfter: string | null
}

const MOST_ENTRIES = 10_000
/** Of an archive that is packed as a whole, so many bytes are unpacked; of another, so many are read. */
const MOST_TAR_BYTES = 200_000_000

/** An artifact of which parts are read. */
const artifactSource = ({ runId, path, bytes }: File, signal: AbortSignal) => ({
  size: bytes,
  read: (start: number, end: number) =>
    readArtifactPart(runId, path, start, Math.min(end, bytes), signal),
})

export const archiveQueries = {
  listing: (file: File) =>
    queryOptions({
      queryKey: [...artifactQueries.all(file.runId), 'archive', file.path, file.bytes],
      queryFn: async ({ signal }): Promise<ArchiveListing> => {
        const source = artifactSource(file, signal)
        if (!/\.(tar|tgz|tar\.gz)$/i.test(file.path)) {
          const { entries, count } = await readZip(source, MOST_ENTRIES)
          return {
            entries: entries.map(toArchiveEntry),
            stoppedAfter: entries.length < count ? `${entries.length} of ${count} entries` : null,
          }
        }
        const limits = { entries: MOST_ENTRIES, bytes: MOST_TAR_BYTES }
        const packing = file.path.toLowerCase().endsWith('.tar') ? 'none' : 'gzip'
        const { entries, stoppedAfter } = await readTar(source, packing, limits)
        return {
          entries: entries.map(({ name, kind, bytes, target }) => ({
            name,
            kind,
            bytes,
            target,
            packedBytes: null,
            encrypted: false,
          })),
          stoppedAfter,
        }
      },
      retry: false,
      staleTime: Infinity,
    }),

  /** The arrays in an `.npz` file. */
  arrays: (file: File) =>
    queryOptions({
      queryKey: [...artifactQueries.all(file.runId), 'arrays', file.path, file.bytes],
      queryFn: async ({ signal }) => {
        const { entries } = await readZip(artifactSource(file, signal), MOST_ENTRIES)
        return entries.filter(({ name }) => name.endsWith('.npy'))
      },
      retry: false,
      staleTime: Infinity,
    }),

  /** The beginning of one file in a ZIP archive, unpacked. */
  beginning: (file: File, entry: ZipEntry, limitBytes: number) =>
    queryOptions({
      queryKey: [
        ...artifactQueries.all(file.runId),
        'archived',
        file.path,
        file.bytes,
        entry.headerAt,
        limitBytes,
      ],
      queryFn: ({ signal }) => readZipEntry(artifactSource(file, signal), entry, limitBytes),
      retry: false,
      staleTime: Infinity,
      structuralSharing: false,
    }),
}

const toArchiveEntry = ({ name, isFolder, bytes, packedBytes, encrypted }: ZipEntry) => ({
  name,
  kind: isFolder ? ('folder' as const) : ('file' as const),
  bytes,
  packedBytes,
  encrypted,
  target: null,
})
