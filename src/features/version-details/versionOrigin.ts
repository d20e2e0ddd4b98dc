import type { Run } from '#mlflow/runs.ts'

/** The folder of a run's artifacts that a version was made from; null where its files are elsewhere. */
export function folderInRun(source: string, run: Pick<Run, 'id' | 'artifactUri'>): string | null {
  for (const root of [`runs:/${run.id}`, run.artifactUri.replace(/\/+$/, '')]) {
    if (root === '') continue
    if (source === root) return ''
    if (source.startsWith(`${root}/`)) return source.slice(root.length + 1).replace(/\/+$/, '')
  }
  return null
}

/** The version that a version is a copy of; null where its source is none. */
export function copiedFrom(source: string): { model: string; version: string } | null {
  const [, model, version] = /^models:\/([^/]+)\/(\d+)$/s.exec(source) ?? []
  return model === undefined || version === undefined ? null : { model, version }
}
