import { type SavedView, writeViewFile } from './savedViews.ts'

/** Has the browser save the views as one JSON file. */
export function downloadViews(views: readonly SavedView[]) {
  const url = URL.createObjectURL(new Blob([writeViewFile(views)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = views.length === 1 ? 'tidemark-view.json' : 'tidemark-views.json'
  link.click()
  URL.revokeObjectURL(url)
}
