/** The runs nested in these at any depth, without these themselves. */
export function nestedRuns(
  runIds: readonly string[],
  childrenOf: (runId: string) => readonly string[],
): string[] {
  const seen = new Set(runIds)
  // A set that grows is walked to its new end; parents that point at each other end the walk, too.
  for (const id of seen) for (const child of childrenOf(id)) seen.add(child)
  return [...seen].slice(new Set(runIds).size)
}
