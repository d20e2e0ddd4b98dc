import type { Run } from '#mlflow/runs.ts'

/** The two of what runs have that are wanted, by their runs' ids, or else the first, and the first other than it. */
export function runPair<Item extends { run: Pick<Run, 'id'> }>(
  items: readonly Item[],
  wanted: { a: string | null; b: string | null },
): { a: Item; b: Item } | null {
  const of = (id: string | null) => items.find(({ run }) => run.id === id)
  const a = of(wanted.a) ?? items.find(({ run }) => run.id !== wanted.b)
  const b = of(wanted.b) ?? items.find(({ run }) => run.id !== a?.run.id)
  return a && b ? { a, b } : null
}
