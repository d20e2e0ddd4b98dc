/**
 * The artifact that a relative address in some file leads to: `folder` is where that file lies, and a leading slash means
 * the run's root. Null where it leads out of the run's artifacts.
 */
export function relativeArtifact(folder: string, address: string): string | null {
  const [place = ''] = address.split(/[?#]/)
  const path = place.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '')
  for (const part of place.split('/').map(decoded)) {
    if (part === '' || part === '.') continue
    if (part !== '..') path.push(part)
    else if (path.pop() === undefined) return null
  }
  // A part that decodes to several is none that a link may name.
  return path.some((part) => /[/\\]/.test(part) || part.includes('\0')) ? null : path.join('/')
}

/** A sign that cannot be decoded is one that was meant. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
