/** The longest name that a legend or tooltip writes out, in characters. */
const LONGEST = 30

/** A long name without its middle: runs of one family differ at the end as often as at the beginning. */
export function shortName(name: string): string {
  // By character, so that none is cut in two.
  const characters = [...name]
  if (characters.length <= LONGEST) return name
  const half = (LONGEST - 2) / 2
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`
}
