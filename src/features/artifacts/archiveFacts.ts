import { suspectName } from '#files/suspectName.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatBytes } from '#ui/formatTime.ts'
import type { ArchiveEntry, ArchiveListing } from './archiveQueries.ts'

export type ArchiveFacts = {
  /** What is in the archive, in a sentence. */
  summary: string
  /** What one should know before one unpacks it, each a sentence. */
  warnings: string[]
}

/** No honest file is packed this well. */
const BOMB_RATIO = 1_000
const BOMB_BYTES = 1_000_000_000

/** What a list of files says, and what is suspect in it. `bytes` is the length of the archive itself. */
export function archiveFacts(
  { entries, stoppedAfter }: ArchiveListing,
  bytes: number,
): ArchiveFacts {
  const files = entries.filter(({ kind }) => kind !== 'folder')
  const unpacked = files.reduce((total, file) => total + file.bytes, 0)
  const folders = entries.length - files.length
  const summary =
    formatCount(files.length, 'file') +
    (folders > 0 ? ` and ${formatCount(folders, 'folder')}` : '') +
    `, ${formatBytes(unpacked)} when unpacked, as the archive itself says.`

  const warnings: string[] = []
  if (unpacked > BOMB_BYTES && unpacked > bytes * BOMB_RATIO) {
    const times = Math.round(unpacked / bytes).toLocaleString('en')
    warnings.push(
      `It would unpack to ${formatBytes(unpacked)}, ${times} times its own size: it may be made to fill a disk. Nothing of it was unpacked here.`,
    )
  }
  const suspect = entries.filter((entry) => suspicionOf(entry) !== null)
  if (suspect.length > 0) {
    warnings.push(
      `${formatCount(suspect.length, 'name')} would lead a careless program astray, and ${suspect.length === 1 ? 'is' : 'are'} marked below.`,
    )
  }
  const encrypted = entries.filter((entry) => entry.encrypted).length
  if (encrypted > 0) warnings.push(`${formatCount(encrypted, 'file')} of it are encrypted.`)
  if (stoppedAfter !== null) warnings.push(`Listed as far as ${stoppedAfter}.`)
  return { summary, warnings }
}

/** What is suspect in an entry, in words; null where nothing is. */
export function suspicionOf({ name, kind, target }: ArchiveEntry): string | null {
  const reason = suspectName(name)
  if (reason !== null) return reason
  if (kind === 'other') return 'a device or the like'
  return target !== null && suspectName(target) !== null ? 'a link out of the folder' : null
}
