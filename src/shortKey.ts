/** The most keys that one parameter of an address holds: about 800 characters. */
export const MOST_KEYS = 100

/**
 * A text of any length as at most 7 letters and digits, so that the address of a page can hold many. The same text has
 * the same key for ever, since addresses are kept; of 10,000 texts hardly any two share one (32 bits, FNV-1a).
 */
export function shortKey(text: string): string {
  let hash = 0x81_1c_9d_c5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93)
  }
  return (hash >>> 0).toString(36)
}

/** Reads `1a2b,3c`, where there may be nothing. */
export const readKeys = (text: string | null): string[] =>
  (text ?? '')
    .split(',')
    .filter((key) => /^[\da-z]{1,7}$/.test(key))
    .slice(0, MOST_KEYS)
