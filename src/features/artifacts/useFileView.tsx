import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { usePreviewAddress } from './usePreviewAddress.ts'

/** Ways to look at one file. */
export type FileView = 'table' | 'tree' | 'source'

const labels: Record<FileView, string> = { table: 'Table', tree: 'Tree', source: 'Source' }

const VIEW = 'view'

/** How a file is looked at, and what chooses it. Lines that the address names are those of the source. */
export function useFileView(views: readonly FileView[], usual: FileView) {
  const { params, hash, change } = usePreviewAddress()
  const standard = hash.startsWith('#L') ? 'source' : usual
  const view = views.find((view) => view === params.get(VIEW)) ?? standard
  const choice = (
    <SegmentedChoice
      label="View"
      options={views.map((value) => ({ value, label: labels[value] }))}
      value={view}
      onChange={(view) =>
        change({
          params: { [VIEW]: view === usual ? null : view },
          ...(view !== 'source' && { hash: '' }),
        })
      }
    />
  )
  return { view, choice }
}
