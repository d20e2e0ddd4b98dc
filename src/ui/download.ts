/** How long the browser may take to begin with a download. */
const KEEP_MS = 60_000

/** Hands the browser a UTF-8 file to save. */
export function downloadText(name: string, type: string, text: string) {
  downloadFile(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/** Hands the browser a file to save. */
export function downloadFile(name: string, file: Blob) {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}
