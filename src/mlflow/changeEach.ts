import { limitConcurrency } from './limitConcurrency.ts'

/** What came of the same change to several things: each goes through or fails on its own. */
export type Outcome<Item> = { done: Item[]; failed: { item: Item; error: Error }[] }

/**
 * Makes the same change to several things, each as soon as `inTurn` lets it: one after the other unless a wider gate is
 * given. `onProgress` is told how many are dealt with. Never rejects.
 */
export async function changeEach<Item>(
  items: readonly Item[],
  change: (item: Item) => Promise<unknown>,
  onProgress?: (dealtWith: number) => void,
  inTurn = limitConcurrency(1),
): Promise<Outcome<Item>> {
  const outcome: Outcome<Item> = { done: [], failed: [] }
  const attempt = async (item: Item) => {
    try {
      await change(item)
      outcome.done.push(item)
    } catch (error) {
      outcome.failed.push({
        item,
        error: error instanceof Error ? error : new Error(String(error)),
      })
    }
    onProgress?.(outcome.done.length + outcome.failed.length)
  }
  await Promise.all(items.map((item) => inTurn(() => attempt(item))))
  return outcome
}
