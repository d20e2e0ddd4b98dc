/** The longest name that a legend or tooltip writes out, in characters. */
const LONGEST = 30

// By what a reader takes for one character, so that none is cut in two.
const segmenter = new Intl.Segmenter()

/**
 * A long name without its middle: runs of one family differ at the end as often as at the beginning. It has at most so
 * many characters.
 */
export function shortName(name: string, longest = LONGEST): string {
  const characters = Array.from(segmenter.segment(name), ({ segment }) => segment)
  if (characters.length <= longest) return name
  const half = Math.max(Math.floor((longest - 2) / 2), 1)
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`
}
