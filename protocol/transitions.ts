import * as z from 'zod/mini'
import { stageSchema } from './registry.ts'

/**
 * Moves in the model registry, each kept as a tag of the version that moved: MLflow itself keeps neither the time of a
 * move nor its reason. The tag's name ends in the time, in ms since the epoch; its value is the rest as JSON.
 */
const noted = { reason: z.string(), user: z.string() }
const timed = { time: z.number(), ...noted }

const stageMove = { from: stageSchema, to: stageSchema }
const aliasMove = { alias: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) }
const tagMove = { key: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) }

/** A move from one stage to another. */
const stageTransitionSchema = z.object({ ...timed, ...stageMove })
export type StageTransition = z.output<typeof stageTransitionSchema>

/** An alias that went from one version, by its number, to another; null where it names none. */
const aliasTransitionSchema = z.object({ ...timed, ...aliasMove })

/** A tag of the version that got another value; null where it has none. */
const tagTransitionSchema = z.object({ ...timed, ...tagMove })

type Tag = { key: string; value: string }

/** What is kept in tags that begin alike. */
function keptAs<Schema extends z.ZodMiniType<{ time: number }>>(prefix: string, schema: Schema) {
  return {
    write({ time, ...rest }: z.output<Schema> & { time: number }): Tag {
      return { key: `${prefix}${time}`, value: JSON.stringify(rest) }
    },
    /** Null for any other tag, and for one that is damaged. */
    read({ key, value }: Tag): z.output<Schema> | null {
      const time = key.startsWith(prefix) ? key.slice(prefix.length) : ''
      if (!/^\d{1,15}$/.test(time)) return null
      const parsed = z.safeParse(schema, { ...parseFields(value), time: Number(time) })
      return parsed.success ? parsed.data : null
    },
  }
}

export const stageTransitions = keptAs('tidemark.transition.', stageTransitionSchema)
export const aliasTransitions = keptAs('tidemark.alias.', aliasTransitionSchema)
export const tagTransitions = keptAs('tidemark.tag.', tagTransitionSchema)

function parseFields(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
