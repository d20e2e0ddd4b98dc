import { type Identifier, parseIdentifier, TokenReader } from './searchFilter.ts'
import { tokenize } from './searchTokens.ts'

export type Direction = 'ASC' | 'DESC'
export type Order = { identifier: Identifier; direction: Direction }

/** Parses one `order_by` entry: a name and, if wanted, ASC (the default) or DESC. */
export function parseOrder(text: string): Order {
  const tokens = new TokenReader(tokenize(text, 'order_by'), text)
  const identifier = parseIdentifier(tokens)
  const direction = tokens.takeWord('DESC') ? 'DESC' : 'ASC'
  if (direction === 'ASC') tokens.takeWord('ASC')
  if (!tokens.atEnd()) throw tokens.unexpected(tokens.peek(), 'ASC, DESC or the end')
  return { identifier, direction }
}
