/** Why a file is not drawn as a confusion matrix: `message` is a clause about it, e.g. "it is not square: 1 row for 2 labels". */
export class MatrixProblem extends Error {
  override name = 'MatrixProblem'
}

const ABBREVIATED = 40

/** A value of a file, to be named in a sentence. */
export function abbreviate(value: unknown): string {
  // JSON has no word for NaN and its kind, and calls them null.
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')
  return text.length > ABBREVIATED ? `${text.slice(0, ABBREVIATED)}…` : text
}

export const counted = (count: number, noun: string, nouns = `${noun}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`
