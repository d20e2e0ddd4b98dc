import { type ArtifactKind, artifactKind } from '#src/artifactKind.ts'

/** How files of one path are compared. */
export type ComparedKind = 'image' | 'table' | 'text' | 'other'

const TEXTS: ReadonlySet<ArtifactKind> = new Set([
  'text',
  'json',
  'yaml',
  'markdown',
  'html',
  'model',
])

/** By name alone. */
export function comparedKind(path: string): ComparedKind {
  const kind = artifactKind(path)
  if (kind === 'image') return kind
  // Of tables, delimited ones are joined by rows; lines of JSON are lines.
  if (/\.[ct]sv$/i.test(path)) return 'table'
  return TEXTS.has(kind) || /\.(jsonl|ndjson)$/i.test(path) ? 'text' : 'other'
}
