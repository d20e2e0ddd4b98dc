import { artifactKind } from '#src/artifactKind.ts'

/** How files of one path are compared. */
export type ComparedKind = 'image' | 'table' | 'text' | 'other'

/** By name alone. */
export function comparedKind(path: string): ComparedKind {
  const kind = artifactKind(path)
  switch (kind) {
    case 'image':
      return 'image'
    case 'table':
      // Tables are joined where they are delimited text; lines of JSON are lines.
      return /\.[ct]sv$/i.test(path) ? 'table' : /\.(jsonl|ndjson)$/i.test(path) ? 'text' : 'other'
    case 'text':
    case 'json':
    case 'yaml':
    case 'markdown':
    case 'html':
    case 'model':
      return 'text'
    default:
      return 'other'
  }
}
