import type { ModelVersion, StageMove } from '#mlflow/registry.ts'
import { type Stage, STAGES } from '#protocol/registry.ts'

export type BoardColumn = { stage: Stage; versions: ModelVersion[] }

/** Whether cards can be moved: `unknown` until the server has said so. */
export type BoardAccess = 'unknown' | 'read' | 'move'

/** Which versions the board shows. */
export type BoardFilter = {
  /** The name of one model; null for all. */
  model: string | null
  /** Text that a card has to hold. */
  text: string
}

/** One column a stage; cards by model, newest version first. */
export const toColumns = (versions: readonly ModelVersion[]): BoardColumn[] =>
  STAGES.map((stage) => ({
    stage,
    versions: versions.filter((version) => version.stage === stage).toSorted(byModelThenNewest),
  }))

const byModelThenNewest = (a: ModelVersion, b: ModelVersion) =>
  a.model.localeCompare(b.model, 'en', { numeric: true }) || Number(b.version) - Number(a.version)

/** `aliases` are those of the version's model: alias to version number. */
export function matchesFilter(
  version: ModelVersion,
  aliases: ReadonlyMap<string, string> | undefined,
  { model, text }: BoardFilter,
): boolean {
  if (model !== null && version.model !== model) return false
  const needle = text.trim().toLowerCase()
  const own = [...(aliases ?? [])].flatMap(([alias, of]) => (of === version.version ? [alias] : []))
  const tags = [...version.tags].flatMap(([key, value]) => [key, value])
  return [version.model, `v${version.version}`, version.description, ...own, ...tags].some((part) =>
    part.toLowerCase().includes(needle),
  )
}

export const isSameVersion = (
  a: Pick<ModelVersion, 'model' | 'version'>,
  b: Pick<ModelVersion, 'model' | 'version'>,
) => a.model === b.model && a.version === b.version

/** Only these can be cleared by a move; MLflow refuses it for the others. */
export const isExclusive = (stage: Stage) => stage === 'Staging' || stage === 'Production'

/** The other versions of the model that hold the stage now, newest first. */
export const holdersOf = (
  versions: readonly ModelVersion[],
  { model, version, stage }: Pick<StageMove, 'model' | 'version' | 'stage'>,
): ModelVersion[] =>
  versions
    .filter((other) => other.model === model && other.stage === stage && other.version !== version)
    .toSorted(byModelThenNewest)

/** The moves that put everything back to where it was in `before`, in order. */
export function undoMoves(before: readonly ModelVersion[], move: StageMove): StageMove[] {
  const moved = before.filter((version) => isSameVersion(version, move))
  const archived = move.archiveExisting ? holdersOf(before, move) : []
  return [...moved, ...archived].map(({ model, version, stage }) => ({
    model,
    version,
    stage,
    archiveExisting: false,
  }))
}

/** `Version 1`, `Versions 1 and 3`, `Versions 1, 3 and 4`. */
export function nameVersions(versions: readonly ModelVersion[]): string {
  const numbers = versions.map(({ version }) => version)
  const last = numbers.at(-1) ?? ''
  if (numbers.length < 2) return `Version ${last}`
  return `Versions ${numbers.slice(0, -1).join(', ')} and ${last}`
}
