/** How an artifact is previewed. */
export type ArtifactKind = 'text' | 'json' | 'yaml' | 'table' | 'image' | 'other'

const words = (text: string) => new Set(text.split(' '))

const EXTENSIONS = {
  json: words('json geojson ipynb'),
  yaml: words('yaml yml'),
  table: words('csv tsv parquet pq jsonl ndjson'),
  image: words('png jpg jpeg gif webp svg bmp avif ico'),
  text: words(
    'txt log err out cfg conf cnf cf ini properties prop env toml hocon xml md rst tex html htm css diff ' +
      'patch py py3 js ts sh r sql java scala c cpp h go rs jsonnet pbtxt lock',
  ),
}

/** Files whose whole name says that they are text. */
const TEXT_NAMES = new Set(['mlmodel', 'mlproject', 'dockerfile', 'makefile', 'readme', 'license'])

export const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

export const folderOf = (path: string) => path.slice(0, Math.max(path.lastIndexOf('/'), 0))

/** By name alone: servers send JSON and CSV as plain text, and anything as a download. */
export function artifactKind(path: string): ArtifactKind {
  const name = fileName(path).toLowerCase()
  const dot = name.lastIndexOf('.')
  // A name such as `.gitignore` has no extension; it is text by custom.
  if (dot === 0 || TEXT_NAMES.has(name)) return 'text'
  const extension = dot < 0 ? '' : name.slice(dot + 1)
  const kinds = ['json', 'yaml', 'table', 'image', 'text'] as const
  return kinds.find((kind) => EXTENSIONS[kind].has(extension)) ?? 'other'
}
