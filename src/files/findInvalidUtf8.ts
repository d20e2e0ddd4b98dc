/** Where bytes stop being UTF-8, or, where they do not, from where to look on once there are more of them. */
export type Utf8Check = { invalidAt: number } | { resumeAt: number }

/**
 * Looks for the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). A
 * character that the end cuts is left for later, unless these are `all` bytes.
 */
export function findInvalidUtf8(
  bytes: Uint8Array,
  from: number,
  to: number,
  all: boolean,
): Utf8Check {
  let at = from
  while (at < to) {
    const first = bytes[at] ?? 0
    if (first < 0x80) {
      at++
      continue
    }
    const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    if (first < 0xc2 || first > 0xf4) return { invalidAt: at }
    for (let i = 1; i < length; i++) {
      if (at + i >= to) return all ? { invalidAt: at } : { resumeAt: at }
      const next = bytes[at + i] ?? 0
      const least = i > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
      const greatest = i > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
      if (next < least || next > greatest) return { invalidAt: at }
    }
    at += length
  }
  return { resumeAt: at }
}
