/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

const GREY: Rgb = [128, 128, 128]

/** `#rrggbb`, or `#rgb` as builds shorten it, as numbers; grey for what is not written so. */
export function parseColour(hex: string): Rgb {
  const [, ...digits] = /^#(.)(.)(.)$/.exec(hex.trim()) ?? []
  const long = digits.length > 0 ? `#${digits.map((digit) => digit + digit).join('')}` : hex.trim()
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(long) ?? []
  if (red === undefined || green === undefined || blue === undefined) return GREY
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}
