import type { WantedMatrix } from './useRunSources.ts'

/** The two runs of a difference: those that are wanted, or else the first, and the first other than it. */
export function differencePair(
  matrices: readonly WantedMatrix[],
  wanted: { a: string | null; b: string | null },
): { a: WantedMatrix; b: WantedMatrix } | null {
  const of = (id: string | null) => matrices.find(({ run }) => run.id === id)
  const a = of(wanted.a) ?? matrices.find(({ run }) => run.id !== wanted.b)
  const b = of(wanted.b) ?? matrices.find(({ run }) => run.id !== a?.run.id)
  return a && b ? { a, b } : null
}
