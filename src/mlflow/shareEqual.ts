/** What an object of lookups, dates and texts holds, as text. */
const contentOf = (item: unknown): string =>
  JSON.stringify(item, (_, value: unknown) => (value instanceof Map ? [...value] : value))

/**
 * What a poll has brought, with every item that is as it was taken from what is known: whatever is drawn from it is then
 * not drawn anew. The known list itself where nothing has changed.
 */
export function shareEqual<Item>(
  known: readonly Item[] | undefined,
  fresh: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  if (!known) return fresh
  const byKey = new Map(known.map((item) => [keyOf(item), item]))
  const shared = fresh.map((item) => {
    const former = byKey.get(keyOf(item))
    return former !== undefined && contentOf(former) === contentOf(item) ? former : item
  })
  const isSame =
    shared.length === known.length && shared.every((item, index) => item === known[index])
  return isSame ? known : shared
}
