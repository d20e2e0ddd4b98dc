import { median } from '../evaluation/statistics.ts'

/** Milliseconds that `work` takes, and what it returns. */
export async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ result: Result; milliseconds: number }> {
  const start = performance.now()
  const result = await work()
  return { result, milliseconds: performance.now() - start }
}

const REPEATS = 15

/** The median of several runs of `work`, in milliseconds. */
export function medianMilliseconds(work: () => void): number {
  return median(
    Array.from({ length: REPEATS }, () => {
      const start = performance.now()
      work()
      return performance.now() - start
    }),
  )
}
