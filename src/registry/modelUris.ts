import type { ModelVersion } from '#mlflow/registry.ts'

/**
 * Whether an address `models:/…` can name a model: MLflow takes names as they stand, and so loses its way at a slash or a
 * question mark.
 */
export const canBeNamed = (model: string): boolean => !/[/?]/.test(model)

/** A version by its number, as MLflow loads it. */
const versionUri = ({ model, version }: Pick<ModelVersion, 'model' | 'version'>): string =>
  `models:/${model}/${version}`

/** What a new version of another model is made from, for it to have the same files. */
export const copySource = (version: Pick<ModelVersion, 'model' | 'version' | 'source'>): string =>
  canBeNamed(version.model) ? versionUri(version) : version.source

/** Some version by what is said of it. */
export type LoadAddress = {
  /** What it goes by, e.g. `version 3`, `Production`, `@champion`. */
  by: string
  uri: string
}

/**
 * The addresses by which MLflow loads a version now: by its number, by its stage where it is the newest there, by its
 * aliases; where its model cannot be named, by where its files are.
 */
export function loadAddresses(
  version: Pick<ModelVersion, 'model' | 'version' | 'stage' | 'source'>,
  aliases: readonly string[],
  isNewestInStage: boolean,
): LoadAddress[] {
  const { model, stage } = version
  if (!canBeNamed(model)) return [{ by: 'source', uri: version.source }]
  return [
    { by: `version ${version.version}`, uri: versionUri(version) },
    ...(isNewestInStage ? [{ by: stage, uri: `models:/${model}/${stage}` }] : []),
    ...aliases.map((alias) => ({ by: `@${alias}`, uri: `models:/${model}@${alias}` })),
  ]
}
