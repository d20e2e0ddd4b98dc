import { useState } from 'react'
import { formatCount } from '#ui/formatCount.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { downloadViews } from './downloadViews.ts'
import { MAX_FILE_BYTES, readViewFile, type SavedView } from './savedViews.ts'
import { storeViews, useViews } from './viewStore.ts'
import classes from './ViewsMenu.module.css'

/** Import and export. Views whose names are taken wait until somebody says whether they replace the others. */
export function ViewFiles() {
  const notify = useNotify()
  const { views } = useViews()
  const [waiting, setWaiting] = useState<SavedView[]>([])

  const isTaken = ({ name }: SavedView) => views.some((view) => view.name === name)

  const importFiles = async (files: readonly File[]) => {
    const results = await Promise.all(files.map(readFile))
    const read = results.flatMap((result) => ('views' in result ? result.views : []))
    const problems = results.flatMap((result) => ('problem' in result ? [result.problem] : []))
    const added = read.filter((view) => !isTaken(view))
    storeViews(added)
    setWaiting(read.filter(isTaken))
    if (problems.length > 0) notify({ tone: 'problem', text: problems.join(' ') })
    else if (added.length > 0) {
      notify({ tone: 'done', text: `${formatCount(added.length, 'view')} imported.` })
    }
  }

  return (
    <>
      <label className={classes.import}>
        Import
        <input
          type="file"
          accept="application/json,.json"
          multiple
          onChange={({ currentTarget }) => {
            void importFiles([...(currentTarget.files ?? [])])
            // The same file can be chosen again.
            currentTarget.value = ''
          }}
        />
      </label>
      {views.length > 0 && (
        <TextButton onClick={() => downloadViews(views)}>Export all views</TextButton>
      )}
      {waiting.length > 0 && (
        <p role="alert" className={classes.waiting}>
          Already here under the same name:{' '}
          <bdi className="name">{waiting.map(({ name }) => name).join(', ')}</bdi>.{' '}
          <TextButton
            onClick={() => {
              storeViews(waiting)
              setWaiting([])
            }}
          >
            Replace
          </TextButton>{' '}
          <TextButton onClick={() => setWaiting([])}>Keep mine</TextButton>
        </p>
      )}
    </>
  )
}

async function readFile(file: File): Promise<{ views: SavedView[] } | { problem: string }> {
  if (file.size > MAX_FILE_BYTES) {
    return { problem: `${file.name} is larger than 1 MB, too large for a file of views.` }
  }
  const result = readViewFile(await file.text())
  return 'problem' in result ? { problem: `${file.name} was not read. ${result.problem}` } : result
}
