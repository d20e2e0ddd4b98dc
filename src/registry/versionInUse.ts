import type { ModelVersion } from '#mlflow/registry.ts'

/** Aliases that say that a version is in use, the plainest first. */
const IN_USE = ['production', 'prod', 'champion', 'live']

/** The aliases that name a version, in the order in which the model has them. */
export const aliasesOf = (aliases: ReadonlyMap<string, string>, version: string): string[] =>
  [...aliases].flatMap(([alias, named]) => (named === version ? [alias] : []))

/**
 * The version of a model that is in use: the newest in Production, else the one that an alias says is; null where there
 * is none.
 */
export function versionInUse(
  versions: readonly ModelVersion[],
  aliases: ReadonlyMap<string, string>,
): ModelVersion | null {
  const inProduction = newestIn(versions, 'Production')
  if (inProduction) return inProduction
  const alias = IN_USE.find((alias) => aliases.has(alias))
  const named = alias === undefined ? undefined : aliases.get(alias)
  return versions.find(({ version }) => version === named) ?? null
}

/** The version that MLflow loads for a stage; null where none is in it. */
export function newestIn(
  versions: readonly ModelVersion[],
  stage: ModelVersion['stage'],
): ModelVersion | null {
  const [newest] = versions
    .filter((version) => version.stage === stage)
    .toSorted((one, other) => Number(other.version) - Number(one.version))
  return newest ?? null
}
