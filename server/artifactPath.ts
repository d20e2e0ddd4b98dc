import { invalid } from '#protocol/errors.ts'

/**
 * Checks a path of an artifact, as it is after one URL decoding, and returns it with plain slashes: `''` is the root.
 * However often it is decoded further, it must stay a relative path below the root. Throws INVALID_PARAMETER_VALUE.
 */
export function checkArtifactPath(path: string): string {
  for (let form = path, next = ''; ; form = next) {
    const reason = whyUnsafe(form)
    if (reason !== null) {
      throw invalid(`Invalid path ${JSON.stringify(path.slice(0, 200))}: it must not ${reason}.`)
    }
    next = decodeOnce(form)
    if (next === form) break
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.some((part) => Buffer.byteLength(part) > MAX_NAME_BYTES)) {
    throw invalid(`Invalid path: a name in it is longer than ${MAX_NAME_BYTES} bytes.`)
  }
  return parts.join('/')
}

/** What the usual file systems allow. */
const MAX_NAME_BYTES = 255

function whyUnsafe(path: string): string | null {
  if (path.split('/').includes('..')) return 'hold ".."'
  if (path.startsWith('/')) return 'be absolute'
  if (/^[a-z]:/i.test(path)) return 'name a drive'
  const sign = /[\\#\0]/.exec(path)?.[0]
  return sign === undefined ? null : `hold ${sign === '\0' ? 'a NUL' : `"${sign}"`}`
}

/** A sign that cannot be decoded is one that was meant. */
function decodeOnce(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
