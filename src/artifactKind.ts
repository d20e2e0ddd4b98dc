/** How an artifact is previewed. */
export type ArtifactKind =
  | 'text'
  | 'json'
  | 'yaml'
  | 'table'
  | 'image'
  | 'markdown'
  | 'html'
  | 'pdf'
  | 'audio'
  | 'video'
  | 'notebook'
  | 'archive'
  | 'array'
  | 'model'
  | 'other'

const words = (text: string) => new Set(text.split(' '))

const EXTENSIONS = {
  json: words('json geojson'),
  yaml: words('yaml yml'),
  table: words('csv tsv parquet pq jsonl ndjson'),
  image: words('png jpg jpeg gif webp svg bmp avif ico'),
  markdown: words('md markdown'),
  html: words('html htm'),
  pdf: words('pdf'),
  audio: words('wav mp3 ogg oga opus flac m4a aac'),
  video: words('mp4 webm mov m4v ogv mkv'),
  notebook: words('ipynb'),
  archive: words('zip jar whl egg tar tgz'),
  array: words('npy npz'),
  text: words(
    'txt log err out cfg conf cnf cf ini properties prop env toml hocon xml rst tex css diff ' +
      'patch py py3 js ts sh r sql java scala c cpp h go rs jsonnet pbtxt lock',
  ),
}

const KINDS = [
  ...(['json', 'yaml', 'table', 'image', 'markdown', 'html', 'pdf', 'audio', 'video'] as const),
  ...(['notebook', 'archive', 'array', 'text'] as const),
]

/** Files whose whole name says that they are text. */
const TEXT_NAMES = new Set(['mlproject', 'dockerfile', 'makefile', 'readme', 'license'])

export const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

export const folderOf = (path: string) => path.slice(0, Math.max(path.lastIndexOf('/'), 0))

/** By name alone: servers send JSON and CSV as plain text, and anything as a download. */
export function artifactKind(path: string): ArtifactKind {
  const name = fileName(path).toLowerCase()
  if (name === 'mlmodel') return 'model'
  if (name.endsWith('.tar.gz')) return 'archive'
  const dot = name.lastIndexOf('.')
  // A name such as `.gitignore` has no extension; it is text by custom.
  if (dot === 0 || TEXT_NAMES.has(name)) return 'text'
  const extension = dot < 0 ? '' : name.slice(dot + 1)
  return KINDS.find((kind) => EXTENSIONS[kind].has(extension)) ?? 'other'
}
