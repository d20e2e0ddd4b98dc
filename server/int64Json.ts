import { invalid } from '#protocol/errors.ts'

/** Where an integer of so many digits begins and ends that a double may not hold it; cheap to look for. */
const MAY_HOLD_LONG_INTEGER = /[:,[\s-]\d{16,}[,\]}\s]/

/** Strings, which are passed over, and whole numbers, of which only long integers are changed. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g
const LONG_INTEGER = /^-?\d{16,}$/

/**
 * Parses JSON without rounding its integers: long ones come out as text, which a field for an int64 takes as well as a
 * number. Throws INVALID_PARAMETER_VALUE.
 */
export function parseInt64Json(text: string): unknown {
  const quoted = MAY_HOLD_LONG_INTEGER.test(text)
    ? text.replace(TOKENS, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token))
    : text
  try {
    return JSON.parse(quoted)
  } catch (error) {
    const hint = /\b(NaN|Infinity)\b/.test(text) ? ' Write NaN and Infinity as strings.' : ''
    const reason = error instanceof Error ? error.message : String(error)
    throw invalid(`The request body is not valid JSON: ${reason}.${hint}`)
  }
}

/** Unguessable, so that no logged text can pass for a marked integer. */
const MARK = `int64:${crypto.randomUUID()}:`
const MARKED = new RegExp(`"${MARK}(-?\\d+)"`, 'g')

/** `JSON.stringify` that writes a bigint as the number it is. */
export function stringifyInt64Json(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const marked = JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? MARK + part : part,
    )
    return marked.replace(MARKED, '$1')
  }
}
