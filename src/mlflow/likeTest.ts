import { escapeRegExp } from './escapeRegExp.ts'

/**
 * A test for what SQL's LIKE matches: `%` stands for any text, `_` for one character; there is no escape, as in MLflow.
 * ILIKE takes a small letter for its capital, of ASCII's letters. One regular expression for all of it would backtrack
 * for minutes over `%a%a%a%a%`.
 */
export function likeTest(operator: 'LIKE' | 'ILIKE', like: string): (text: string) => boolean {
  const [start = '', ...others] = like.split('%').map(operator === 'LIKE' ? pieceOf : foldedPieceOf)
  const end = others.pop()
  if (end === undefined) {
    const whole = new RegExp(`^${start}$`, 'su')
    return (text) => whole.test(text)
  }
  const [first, last] = [new RegExp(`^${start}`, 'gsu'), new RegExp(`${end}$`, 'gsu')]
  // Each piece is taken where it comes first, which leaves most to the others.
  const pieces = [first, ...others.filter(Boolean).map((piece) => new RegExp(piece, 'gsu')), last]
  return (text) => {
    let at = 0
    return pieces.every((piece) => {
      piece.lastIndex = at
      const found = piece.test(text)
      at = piece.lastIndex
      return found
    })
  }
}

/** What stands between two `%`, as the source of a regular expression. */
const pieceOf = (text: string) => escapeRegExp(text).replaceAll('_', '.')

const foldedPieceOf = (text: string) =>
  pieceOf(text).replaceAll(
    /[a-z]/gi,
    (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
  )
