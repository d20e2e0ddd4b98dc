import type { ModelVersion } from '#mlflow/registry.ts'
import { aliasesOf } from '#src/registry/versionInUse.ts'
import { formatCount } from '#ui/formatCount.ts'

type Version = Pick<ModelVersion, 'version' | 'stage'>
type Aliases = ReadonlyMap<string, string>

const isLive = ({ stage }: Version) => stage === 'Staging' || stage === 'Production'

const listed = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** More versions than these are only counted. */
const MOST_NAMED = 5

/** What speaks against deleting a version, each in a sentence; nothing where it is not in use. */
export function versionWarnings(version: Version, aliases: Aliases): string[] {
  const names = aliasesOf(aliases, version.version).map((alias) => `@${alias}`)
  return [
    ...(isLive(version)
      ? [
          `It is in ${version.stage}: what loads the model by this stage gets another version, or none. Some backends refuse to delete it before it is archived.`,
        ]
      : []),
    ...(names.length > 0
      ? [
          `It is ${listed(names)}: ${names.length === 1 ? 'this alias is' : 'these aliases are'} deleted with it, and what loads the model by ${names.length === 1 ? 'it' : 'them'} finds nothing any more.`,
        ]
      : []),
  ]
}

/** The same of a whole model with all of its versions. */
export function modelWarnings(versions: readonly Version[], aliases: Aliases): string[] {
  const live = versions.filter(isLive)
  const named = live
    .slice(0, MOST_NAMED)
    .map(({ version, stage }) => `version ${version} in ${stage}`)
  const rest = live.length - named.length
  const all = rest > 0 ? [...named, formatCount(rest, 'other')] : named
  const names = [...aliases.keys()].map((alias) => `@${alias}`)
  return [
    ...(live.length > 0
      ? [
          `In use ${live.length === 1 ? 'is' : 'are'} ${listed(all)}. Some backends refuse to delete a model before these are archived.`,
        ]
      : []),
    ...(names.length > 0
      ? [
          `Its ${names.length === 1 ? 'alias' : 'aliases'} ${listed(names)} ${names.length === 1 ? 'goes' : 'go'} with it.`,
        ]
      : []),
  ]
}
