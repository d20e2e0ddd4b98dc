/**
 * Puts a picture on the clipboard. The browser has to be asked at once, while the press of the button counts, and so
 * takes a picture that is still to be drawn. Rejects where there is no clipboard, or none that takes pictures.
 */
export async function copyPicture(png: Promise<Blob>): Promise<void> {
  if (!navigator.clipboard || typeof ClipboardItem === 'undefined') {
    throw new Error('There is no clipboard that takes pictures.')
  }
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
}
