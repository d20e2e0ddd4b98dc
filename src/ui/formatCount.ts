/** A number of things, e.g. `1 run` or `2,000 runs`; for nouns whose plural ends in s. */
export const formatCount = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
