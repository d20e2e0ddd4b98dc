import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { visibleName } from '#files/suspectName.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { archiveFacts, suspicionOf } from './archiveFacts.ts'
import { archiveQueries, type ArchiveEntry, type ArchiveListing } from './archiveQueries.ts'
import classes from './ArtifactPreview.module.css'
import { FactTable } from './FactTable.tsx'
import factClasses from './FactTable.module.css'
import type { ViewerProps } from './ViewerProps.ts'

const ROWS_AT_ONCE = 500

/** What is in an archive, by its own list: nothing is unpacked, and of a large one only the list is fetched. */
export function ArchivePreview({ runId, path, bytes }: ViewerProps) {
  const { data, error } = useQuery(archiveQueries.listing({ runId, path, bytes }))
  if (data) return <Listing listing={data} bytes={bytes} />
  if (error) {
    return (
      <p role="alert" className={classes.sentence}>
        This archive could not be listed. {error.message}. It can be downloaded.
      </p>
    )
  }
  return (
    <div className={classes.waiting}>
      <Skeleton label="Listing the archive" />
    </div>
  )
}

const COLUMNS = [
  { name: 'Name' },
  { name: 'Size', align: 'end' },
  { name: 'Packed', align: 'end' },
  { name: 'Ratio', align: 'end' },
] as const

function Listing({ listing, bytes }: { listing: ArchiveListing; bytes: number }) {
  const [limit, setLimit] = useState(ROWS_AT_ONCE)
  const { entries } = listing
  const { summary, warnings } = archiveFacts(listing, bytes)
  const hasPacked = entries.some(({ packedBytes }) => packedBytes !== null)
  return (
    <>
      {warnings.map((warning) => (
        <p key={warning} className={classes.notice}>
          {warning}
        </p>
      ))}
      <ScrollRegion label="Files in the archive" className={factClasses.scroll}>
        <FactTable
          columns={COLUMNS.slice(0, hasPacked ? 4 : 2)}
          rows={entries.slice(0, limit).map((entry) => {
            const isFolder = entry.kind === 'folder'
            const cells = [
              <Name key="name" entry={entry} />,
              isFolder ? '–' : formatBytes(entry.bytes),
            ]
            if (hasPacked)
              cells.push(isFolder ? '–' : formatBytes(entry.packedBytes ?? 0), ratioOf(entry))
            return cells
          })}
        />
      </ScrollRegion>
      <p className={factClasses.note}>
        {summary}{' '}
        {entries.length > limit && (
          <>
            The first {limit.toLocaleString('en')} of {formatCount(entries.length, 'name')}.{' '}
            <TextButton onClick={() => setLimit(limit + ROWS_AT_ONCE)}>Show more</TextButton>
          </>
        )}
      </p>
    </>
  )
}

function Name({ entry }: { entry: ArchiveEntry }) {
  const suspicion = suspicionOf(entry)
  return (
    <>
      <bdi>{visibleName(entry.name)}</bdi>
      {entry.target !== null && (
        <>
          {' → '}
          <bdi>{visibleName(entry.target)}</bdi>
        </>
      )}
      {suspicion !== null && <span className={factClasses.warning}> ({suspicion})</span>}
      {entry.encrypted && <span className={factClasses.muted}> (encrypted)</span>}
    </>
  )
}

/** How many times its packed size a file has unpacked. */
function ratioOf({ kind, bytes, packedBytes }: ArchiveEntry): string {
  if (kind === 'folder' || !packedBytes) return '–'
  const ratio = bytes / packedBytes
  return `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en')} ×`
}
