import type { Artifact } from '#mlflow/artifacts.ts'
import { escapeRegExp } from '#mlflow/escapeRegExp.ts'

/** A file that some of the runs have, by its path. */
export type ComparedPath = {
  path: string
  /** How many of the runs have it. */
  runs: number
}

/** Every path of a file that some run has, those that most runs have first, then by name. */
export function comparedPaths(runs: readonly (readonly Artifact[])[]): ComparedPath[] {
  const counts = new Map<string, number>()
  for (const artifacts of runs) {
    for (const { path, isFolder } of artifacts) {
      if (!isFolder) counts.set(path, (counts.get(path) ?? 0) + 1)
    }
  }
  const collator = new Intl.Collator('en', { numeric: true })
  return [...counts]
    .map(([path, runs]) => ({ path, runs }))
    .toSorted((a, b) => b.runs - a.runs || collator.compare(a.path, b.path))
}

/**
 * Whether a path fits a pattern: `*` stands for anything within a name, `**` for anything, `?` for one character. A text
 * without any of them fits wherever it stands. Case does not matter.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const text = pattern.trim()
  if (!/[*?]/.test(text)) return path.toLowerCase().includes(text.toLowerCase())
  const source = text.replaceAll(/\*\*|[*?]|[^*?]+/g, (part) => WILD[part] ?? escapeRegExp(part))
  return new RegExp(`^${source}$`, 'i').test(path)
}

const WILD: Record<string, string> = { '**': '.*', '*': '[^/]*', '?': '[^/]' }

/** A run's file for a path: that very one, or the only one that fits the pattern; null where it has neither. */
export function fileOfRun(
  artifacts: readonly Artifact[],
  path: string,
  pattern: string,
): Artifact | null {
  const files = artifacts.filter(({ isFolder }) => !isFolder)
  const same = files.find((file) => file.path === path)
  if (same || !/[*?]/.test(pattern)) return same ?? null
  const fitting = files.filter((file) => fitsPattern(file.path, pattern))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}
