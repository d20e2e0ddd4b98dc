type Pair<Value> = { key: string; value: Value }

/** A list of key and value as a lookup. A map, since a key may be `__proto__` or look like a number. */
export const byKey = <Value>(pairs: readonly Pair<Value>[]): ReadonlyMap<string, Value> =>
  new Map(pairs.map(({ key, value }) => [key, value]))

export const toDate = (ms: number | undefined): Date | null =>
  ms === undefined ? null : new Date(ms)
