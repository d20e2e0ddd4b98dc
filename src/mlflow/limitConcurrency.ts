/**
 * A gate that lets at most `limit` tasks run at once; the others wait their turn, first come first served. Minor
 * questions go through one, so that they never hold up what the user is waiting for.
 */
export function limitConcurrency(limit: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async function run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      // The place of a task that ends goes straight to the next one.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
