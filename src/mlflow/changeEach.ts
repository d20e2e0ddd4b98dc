/** What came of the same change to several things: each goes through or fails on its own. */
export type Outcome<Item> = { done: Item[]; failed: { item: Item; error: Error }[] }

/** Changes one thing after the other; `onProgress` is told how many are dealt with. Never rejects. */
export async function changeEach<Item>(
  items: readonly Item[],
  change: (item: Item) => Promise<unknown>,
  onProgress?: (dealtWith: number) => void,
): Promise<Outcome<Item>> {
  const outcome: Outcome<Item> = { done: [], failed: [] }
  for (const [index, item] of items.entries()) {
    try {
      await change(item)
      outcome.done.push(item)
    } catch (error) {
      outcome.failed.push({
        item,
        error: error instanceof Error ? error : new Error(String(error)),
      })
    }
    onProgress?.(index + 1)
  }
  return outcome
}
