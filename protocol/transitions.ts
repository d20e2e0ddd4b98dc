import * as z from 'zod/mini'
import { type Stage, stageSchema } from './registry.ts'

/**
 * A move on the stage board, kept as a tag of the version that moved: MLflow itself keeps neither the time of a move nor
 * its reason.
 */
export type StageTransition = {
  /** In ms since the epoch. */
  time: number
  from: Stage
  to: Stage
  reason: string
  user: string
}

const PREFIX = 'tidemark.transition.'

const tagValue = z.object({
  from: stageSchema,
  to: stageSchema,
  reason: z.string(),
  user: z.string(),
})

/** The tag of a move: `tidemark.transition.<ms since the epoch>`, with the rest as JSON. */
export const writeTransition = ({ time, from, to, reason, user }: StageTransition) => ({
  key: `${PREFIX}${time}`,
  value: JSON.stringify({ from, to, reason, user }),
})

/** The move that a version's tag tells of; null for any other tag, and for one that is damaged. */
export function readTransition(tag: { key: string; value: string }): StageTransition | null {
  const time = tag.key.startsWith(PREFIX) ? tag.key.slice(PREFIX.length) : ''
  if (!/^\d{1,15}$/.test(time)) return null
  const value = z.safeParse(tagValue, parse(tag.value))
  return value.success ? { time: Number(time), ...value.data } : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
