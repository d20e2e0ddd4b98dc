import { isUnknownEndpoint } from '#mlflow/registry.ts'
import { type RegistryMove, StaleMove, type VersionName } from '#mlflow/registryMoves.ts'

const nameOf = ({ model, version }: VersionName) => `${model} version ${version}`

/** `Version 1`, `Versions 1 and 3`, `Versions 1, 3 and 4`. */
export function nameVersions(numbers: readonly string[]): string {
  const last = numbers.at(-1) ?? ''
  if (numbers.length < 2) return `Version ${last}`
  return `Versions ${numbers.slice(0, -1).join(', ')} and ${last}`
}

/** Where a move leads, as it stands on the button that does it. */
export function titleOf(move: RegistryMove): string {
  if (move.kind === 'stage') {
    return `Move to ${move.to}`
  }
  if (move.kind === 'alias') {
    return move.gains === null ? `Remove @${move.loses}` : `Move to @${move.gains}`
  }
  return move.to === null ? `Remove ${move.key}` : `Move to ${move.key}: ${move.to}`
}

/** Everything that a move changes, each in a sentence. */
export function effectsOf(move: RegistryMove): string[] {
  const version = `version ${move.version}`
  if (move.kind === 'stage') {
    const { from, to, holders, archive } = move
    const others = nameVersions(holders)
    return [
      `${capital(version)} moves from ${from} to ${to}.`,
      ...(archive ? [`${others}, now in ${to}, will be archived.`] : []),
    ]
  }
  if (move.kind === 'alias') {
    const { gains, holder, loses } = move
    return [
      ...(gains === null ? [] : [`@${gains} names ${version} from now on.`]),
      ...(holder === null ? [] : [`Version ${holder} loses @${gains}.`]),
      ...(loses === null ? [] : [`@${loses} names no version any more.`]),
    ]
  }
  const { key, from, to } = move
  if (to === null) return [`The tag ${key} of ${version} is removed; it was “${from}”.`]
  const was = from === null ? '' : `, and is “${from}” no more`
  return [`The tag ${key} of ${version} becomes “${to}”${was}.`]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What was done, in the past. */
export function doneSentence(move: RegistryMove): string {
  const name = nameOf(move)
  if (move.kind === 'stage') {
    return `${name} is now in ${move.to}.`
  }
  if (move.kind === 'alias') {
    return move.gains === null
      ? `${name} is not @${move.loses} any more.`
      : `${name} is now @${move.gains}.`
  }
  return move.to === null
    ? `${name} has no tag ${move.key} any more.`
    : `${name} is now ${move.key}: ${move.to}.`
}

/** Where a move was to lead, in a sentence. */
function goalOf(move: RegistryMove): string {
  if (move.kind === 'stage') {
    return `moved to ${move.to}`
  }
  if (move.kind === 'alias') {
    return move.gains === null ? `freed of @${move.loses}` : `named @${move.gains}`
  }
  return `changed in its tag ${move.key}`
}

/** Why a move was not done, in the server's own words where it has some. */
export function explainRefusal(move: RegistryMove, error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  const refused = `${nameOf(move)} was not ${goalOf(move)}.`
  if (error instanceof StaleMove) {
    return `${refused} ${words} Nothing was changed; the board shows how it is now.`
  }
  const lacks = isUnknownEndpoint(error)
    ? `This backend does not know ${move.kind === 'alias' ? 'aliases' : 'stages'}: `
    : ''
  return `${refused} ${lacks}${words}`
}

/** Read out when a card has the focus. */
export const CARD_INSTRUCTIONS =
  'Press Space to lift the card, the arrow keys left and right to choose a lane, Space to drop it, or Escape to leave it where it is. Square brackets move it one lane. Nothing moves before you confirm.'

/** What a screen reader says while a card is in the air; lanes by their titles. */
export const dragSentences = {
  lifted: (version: VersionName, from: string) => `${nameOf(version)} is lifted from ${from}.`,
  over: (version: VersionName, over: string | null) =>
    `${nameOf(version)} is over ${over ?? 'no lane'}.`,
  dropped: (version: VersionName, from: string, over: string | null) =>
    over === null || over === from
      ? `${nameOf(version)} stays in ${from}.`
      : `${nameOf(version)} is dropped on ${over}; confirm the move.`,
}
