/**
 * Opens a dialog over all else. The answer closes it, which the browser takes as a sign to give the focus back to what
 * had it before: a dialog that is only taken out of the page leaves it nowhere.
 */
export function openModal(dialog: HTMLDialogElement): () => void {
  dialog.showModal()
  return () => dialog.close()
}
