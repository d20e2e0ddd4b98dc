import type { ModelColumn, ModelFile } from './readModelFile.ts'

/** Where two versions say different things about the same; null for nothing. */
export type VersionDifference = { name: string; a: string | null; b: string | null }

/** The names, of either, whose values are not the same. */
export function textDifferences(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): VersionDifference[] {
  const names = new Set([...a.keys(), ...b.keys()])
  return [...names]
    .filter((name) => a.get(name) !== b.get(name))
    .map((name) => ({ name, a: a.get(name) ?? null, b: b.get(name) ?? null }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
}

/** What a caller would notice: columns and params that came, went or changed their type. */
export const signatureDifferences = (
  a: ModelFile['signature'],
  b: ModelFile['signature'],
): VersionDifference[] => textDifferences(signatureTexts(a), signatureTexts(b))

function signatureTexts(signature: ModelFile['signature']): Map<string, string> {
  const texts = new Map<string, string>()
  const add = (part: string, columns: readonly ModelColumn[]) => {
    for (const { name, type, note } of columns) {
      texts.set(`${part} ${name}`, [type, note].filter(Boolean).join(', '))
    }
  }
  if (signature) {
    add('input', signature.inputs)
    add('output', signature.outputs)
    add('param', signature.params)
  }
  return texts
}

/** The packages of a `requirements.txt` with what it demands of each, e.g. `==1.3.2`; '' for any version. */
export function readRequirements(text: string): Map<string, string> {
  const packages = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, name, demand] = /^\s*([A-Za-z0-9][\w.-]*(?:\[[\w,. -]*\])?)\s*([^#]*)/.exec(line) ?? []
    if (name !== undefined) packages.set(name.toLowerCase(), demand?.trim() ?? '')
  }
  return packages
}
