import * as z from 'zod/mini'

/** MLflow sends an int64 as a JSON number; its GraphQL and other servers send a string. */
export const int64 = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^-?\d+$/))]),
  z.transform(Number),
)

/** JSON has no NaN or Infinity, so MLflow spells them out. */
export const metricValue = z.pipe(
  z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  z.transform(Number),
)

export const keyValue = z.object({ key: z.string(), value: z._default(z.string(), '') })

/** A list that MLflow leaves out of its JSON when it is empty. */
export const listOf = <Item extends z.ZodMiniType>(item: Item) => z._default(z.array(item), [])

/** The largest double: where MLflow's SQL store puts an infinity, which it cannot keep. */
const MAX_DOUBLE = Number.MAX_VALUE

/** Undoes the clamp of MLflow's SQL store: the largest double came in as an infinity. */
export function unclampInfinity(value: number): number {
  if (value === MAX_DOUBLE) return Infinity
  if (value === -MAX_DOUBLE) return -Infinity
  return value
}
