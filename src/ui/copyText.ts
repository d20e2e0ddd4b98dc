/** Puts a text on the clipboard; rejects where there is none, as on a page that came over plain HTTP from another machine. */
export const copyText = (text: string): Promise<void> =>
  navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('There is no clipboard.'))
