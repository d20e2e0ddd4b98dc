import { basename, extname } from 'node:path'

/** Extensions that MLflow sends as plain text, so that no browser takes them for more. */
const plainText = new Set(
  'txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst'.split(
    ' ',
  ),
)
const plainNames = new Set(['MLmodel', 'mlproject', 'MLproject'])

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  mp3: 'audio/mpeg',
  wav: 'audio/x-wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
  zip: 'application/zip',
  gz: 'application/gzip',
}

/** The content type that MLflow sends for a file of this name. */
export function artifactType(path: string): string {
  const name = basename(path)
  const extension = extname(name).slice(1).toLowerCase()
  if (plainNames.has(name) || plainText.has(extension)) return 'text/plain; charset=utf-8'
  return (
    (Object.hasOwn(types, extension) ? types[extension] : undefined) ?? 'application/octet-stream'
  )
}
