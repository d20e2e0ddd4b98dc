const lower = (byte: number) => (byte >= 65 && byte <= 90 ? byte + 32 : byte)

/** Whether ASCII letters in lower case stand between two places, in any case. */
export function includesIgnoringCase(
  bytes: Uint8Array,
  start: number,
  end: number,
  needle: Uint8Array,
): boolean {
  const first = needle[0] ?? 0
  const last = end - needle.length
  for (let at = start; at <= last; at++) {
    if (lower(bytes[at] ?? 0) !== first) continue
    let i = 1
    while (i < needle.length && lower(bytes[at + i] ?? 0) === needle[i]) i++
    if (i >= needle.length) return true
  }
  return needle.length === 0
}
