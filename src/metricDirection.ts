import { sharedStoredState } from '#ui/sharedStoredState.ts'
import { guessDirection, type MetricDirection } from './guessDirection.ts'

/** What a reader said of a metric: `neither` where more of it is neither better nor worse. */
export type Correction = 'higher' | 'lower' | 'neither'

/** By the names of metrics. */
export type Corrections = Readonly<Record<string, Correction>>

const KNOWN: ReadonlySet<unknown> = new Set<Correction>(['higher', 'lower', 'neither'])
const isCorrection = (value: unknown): value is Correction => KNOWN.has(value)

export function readCorrections(stored: unknown): Corrections {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, said]) => (isCorrection(said) ? [[name, said]] : [])),
  )
}

/** Corrections are kept in the browser, for all experiments: a name means the same in each of them. */
const kept = sharedStoredState('metric-directions', readCorrections)

/** What names tell, once read: a long table asks for each of its rows. */
const guesses = new Map<string, MetricDirection>()

/** Which way a metric gets better: as the reader said, else as its name tells. */
export function metricDirection(name: string): MetricDirection {
  const said = correctionOf(kept.get(), name)
  if (said !== null) return said === 'neither' ? 'unknown' : said
  const guess = guesses.get(name) ?? guessDirection(name)
  guesses.set(name, guess)
  return guess
}

/** What was said of a metric; null where nothing was. A metric may be called `constructor`. */
export const correctionOf = (corrections: Corrections, name: string): Correction | null =>
  Object.hasOwn(corrections, name) ? (corrections[name] ?? null) : null

/** Null takes back what was said. */
export function correctDirection(name: string, said: Correction | null) {
  const others = Object.entries(kept.get()).filter(([known]) => known !== name)
  kept.set(Object.fromEntries(said === null ? others : [...others, [name, said]]))
}

/** All that was said so far; the same object until something else is. What is computed by directions hangs on it. */
export const useCorrections = (): Corrections => kept.useValue()
