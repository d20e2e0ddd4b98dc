/** With the fewest digits that are this very number among those of 32 bits. */
export function shortestFloat32(value: number): string {
  if (Object.is(value, -0)) return '-0'
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return String(short)
  }
  return String(value)
}
