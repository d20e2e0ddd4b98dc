import type { ModelVersion, RegisteredModel, RegistryAbilities } from '#mlflow/registry.ts'
import { type RegistryMove, stageMove } from '#mlflow/registryMoves.ts'
import { STAGES, stageSchema } from '#protocol/registry.ts'
import { otherTags } from '#src/registry/registryHistory.ts'
import { aliasesOf, versionInUse } from '#src/registry/versionInUse.ts'

/** What the lanes of the board stand for. */
export type LaneKind = { by: 'stage' } | { by: 'alias' } | { by: 'tag'; key: string }

export type Lane = {
  /** What it stands for; null for versions without any alias, or without the tag. */
  value: string | null
  title: string
  versions: readonly ModelVersion[]
}

export type Models = ReadonlyMap<string, RegisteredModel>

/** Where a version's alias leads is kept with its model. */
export const aliasesOfVersion = ({ model, version }: ModelVersion, models: Models): string[] =>
  aliasesOf(models.get(model)?.aliases ?? NONE, version)

const NONE: ReadonlyMap<string, string> = new Map()

const NO_ALIAS = 'No alias'

const collator = new Intl.Collator('en', { numeric: true })
const byText = (one: string, other: string) => collator.compare(one, other)

/** By model, newest first: the order of cards in each lane. */
export function inCardOrder(versions: readonly ModelVersion[]): readonly ModelVersion[] {
  // Names are compared once each, not for every version of every model.
  const names = [...new Set(versions.map(({ model }) => model))].toSorted(byText)
  const ranks = new Map(names.map((name, rank) => [name, rank]))
  const rankOf = ({ model }: ModelVersion) => ranks.get(model) ?? 0
  return versions.toSorted((a, b) => rankOf(a) - rankOf(b) || Number(b.version) - Number(a.version))
}

/** Lanes with their versions, in the order in which they come. With aliases, a version stands in each lane that names it. */
export function toLanes(
  versions: readonly ModelVersion[],
  models: Models,
  kind: LaneKind,
  all: readonly ModelVersion[],
): Lane[] {
  if (kind.by === 'stage') {
    return STAGES.map((stage) => ({
      value: stage,
      title: stage,
      versions: versions.filter((version) => version.stage === stage),
    }))
  }
  if (kind.by === 'alias') {
    const named = versions.map((version) => ({
      version,
      aliases: aliasesOfVersion(version, models),
    }))
    const lane = (alias: string) =>
      named.flatMap(({ version, aliases }) => (aliases.includes(alias) ? [version] : []))
    return [
      {
        value: null,
        title: NO_ALIAS,
        versions: named.flatMap(({ version, aliases }) => (aliases.length > 0 ? [] : [version])),
      },
      ...aliasNames(models).map((alias) => ({
        value: alias,
        title: `@${alias}`,
        versions: lane(alias),
      })),
    ]
  }
  const { key } = kind
  const valueOf = ({ tags }: ModelVersion) => tags.get(key) ?? null
  const values = new Set(all.flatMap((version) => valueOf(version) ?? []))
  return [null, ...[...values].toSorted(byText)].map((value) => ({
    value,
    title: value === null ? `No ${key}` : value === '' ? '(empty)' : value,
    versions: versions.filter((version) => valueOf(version) === value),
  }))
}

/** Every alias of any model, those that most models have first. */
function aliasNames(models: Models): string[] {
  const counts = new Map<string, number>()
  for (const { aliases } of models.values()) {
    for (const alias of aliases.keys()) counts.set(alias, (counts.get(alias) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([one, n], [other, m]) => m - n || byText(one, other))
    .map(([alias]) => alias)
}

/** A tag with more values than these makes no lanes that could be read. */
const MOST_LANES = 12

/** Tags of versions that can make lanes: with a few values each. */
export function laneTags(versions: readonly ModelVersion[]): string[] {
  const values = new Map<string, Set<string>>()
  for (const { tags } of versions) {
    for (const [key, value] of otherTags(tags)) {
      values.set(key, (values.get(key) ?? new Set()).add(value))
    }
  }
  return [...values]
    .filter(([, { size }]) => size <= MOST_LANES)
    .map(([key]) => key)
    .toSorted(byText)
}

/** The lanes that are wanted, or those that this backend has. */
export function laneKindFor(
  wanted: LaneKind | null,
  abilities: RegistryAbilities | undefined,
): LaneKind {
  if (wanted) return wanted
  return abilities && !abilities.stages && abilities.aliases ? { by: 'alias' } : { by: 'stage' }
}

type Ask = {
  version: ModelVersion
  from: string | null
  to: string | null
  kind: LaneKind
  versions: readonly ModelVersion[]
  models: Models
}

/** What it takes for a card to go from lane to lane; null where it stays. */
export function moveBetween({
  version,
  from,
  to,
  kind,
  versions,
  models,
}: Ask): RegistryMove | null {
  if (from === to) return null
  const name = { model: version.model, version: version.version }
  if (kind.by === 'stage') {
    const stage = stageSchema.safeParse(to).data
    if (stage === undefined) return null
    const move = stageMove(versions, version, stage, false)
    return { ...move, archive: move.holders.length > 0 }
  }
  if (kind.by === 'alias') {
    const holder = to === null ? null : (models.get(version.model)?.aliases.get(to) ?? null)
    // It is there already, under another alias beside this one.
    if (holder === version.version) return null
    return { kind: 'alias', ...name, gains: to, holder, loses: from }
  }
  return { kind: 'tag', ...name, key: kind.key, from, to }
}

/** The version of each model that is in use. */
export function incumbentsOf(
  versions: readonly ModelVersion[],
  models: Models,
): ReadonlyMap<string, ModelVersion> {
  return new Map(
    [...byModel(versions)].flatMap(([name, own]): [string, ModelVersion][] => {
      const inUse = versionInUse(own, models.get(name)?.aliases ?? NONE)
      return inUse ? [[name, inUse]] : []
    }),
  )
}

/** The versions of each model, in the order in which they come. */
export function byModel(versions: readonly ModelVersion[]): ReadonlyMap<string, ModelVersion[]> {
  const groups = new Map<string, ModelVersion[]>()
  for (const version of versions) {
    const own = groups.get(version.model)
    if (own) own.push(version)
    else groups.set(version.model, [version])
  }
  return groups
}
