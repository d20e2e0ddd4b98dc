const INT64_MIN = -(2n ** 63n)
const INT64_MAX = 2n ** 63n - 1n

/** A whole number as digits; the nearest there is of 64 bits. */
export function int64Text(number: number): string {
  if (number <= Number(INT64_MIN)) return String(INT64_MIN)
  return String(number >= Number(INT64_MAX) ? INT64_MAX : BigInt(number))
}
