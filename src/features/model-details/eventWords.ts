import type { RegistryEvent } from '#src/registry/registryHistory.ts'
import { formatDateTime } from '#ui/formatTime.ts'

const at = (time: number) => formatDateTime(new Date(time))

/** What happened, in a sentence. */
export function eventSentence(event: RegistryEvent): string {
  const version = `Version ${event.version}`
  if (event.kind === 'registered') return `${version} was registered.`
  if (event.kind === 'moved') return `${version} went from ${event.from} to ${event.to}.`
  if (event.kind === 'observed') {
    return `${version} went from ${event.from} to ${event.to}, moved by another tool between ${at(event.after)} and ${at(event.time)}.`
  }
  const { from, to } = event
  if (event.kind === 'alias') {
    if (to === null) return `@${event.alias} was taken from version ${from}.`
    return from === null
      ? `@${event.alias} was given to version ${to}.`
      : `@${event.alias} went from version ${from} to version ${to}.`
  }
  const tag = `The tag ${event.key} of version ${event.version}`
  if (to === null) return `${tag} was removed.`
  return from === null ? `${tag} was set to “${to}”.` : `${tag} went from “${from}” to “${to}”.`
}
