import * as z from 'zod/mini'
import { changedKeys } from './describeChange.ts'
import { withoutQuiet } from './quietParams.ts'

/** Changes of one parameter that follow each other within this time are one step, in ms. */
const ONE_STEP_MS = 1_000
const MAX_STEPS = 100

export const viewHistorySchema = z.object({
  /** Search strings without `?`, oldest first. */
  steps: z.array(z.string()).check(z.minLength(1)),
  /** The one on screen. */
  at: z.int().check(z.nonnegative()),
  /** The last change made, for joining the next one to it. */
  last: z.nullable(z.object({ keys: z.string(), time: z.number() })),
})

export type ViewHistory = z.output<typeof viewHistorySchema>

/** A search string that came on screen, and how. */
export type Visit = {
  search: string
  /** In ms. */
  time: number
  /** By the browser's Back or Forward. */
  traversed: boolean
  /** The step that undo or redo went to, if it was one of them. */
  step: number | null
}

export const startHistory = (search: string): ViewHistory => ({
  steps: [search],
  at: 0,
  last: null,
})

/**
 * A known state that was gone back to moves within the steps; a new one drops those that were undone. One that differs
 * from a step only in what is open and closed is that step, and takes its place.
 */
export function visit(history: ViewHistory, { search, time, traversed, step }: Visit): ViewHistory {
  const { steps, at, last } = history
  const current = steps[at] ?? ''
  if (search === current) return history
  const loud = withoutQuiet(search)
  const goTo = (known: number) => ({ steps: steps.with(known, search), at: known, last: null })
  if (step !== null && isStep(steps, step, loud)) return goTo(step)
  if (isStep(steps, at, loud)) return { ...history, steps: steps.with(at, search) }
  if (traversed) {
    const known = nearest(steps, loud, at)
    if (known !== null) return goTo(known)
  }
  const keys = changedKeys(new URLSearchParams(current), new URLSearchParams(search)).join(' ')
  const joins = last?.keys === keys && time - last.time < ONE_STEP_MS && at > 0
  const before = steps.slice(0, joins ? at : at + 1)
  // A change that was taken back within the second leaves no step.
  const kept = isStep(before, before.length - 1, loud)
    ? before.with(before.length - 1, search)
    : [...before, search].slice(-MAX_STEPS)
  return { steps: kept, at: kept.length - 1, last: { keys, time } }
}

function isStep(steps: readonly string[], index: number, loud: string): boolean {
  const step = steps[index]
  return step !== undefined && withoutQuiet(step) === loud
}

function nearest(steps: readonly string[], loud: string, at: number): number | null {
  const found = [...steps.keys()].filter((index) => isStep(steps, index, loud))
  return found.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? null
}
