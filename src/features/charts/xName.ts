import type { XKind } from './metricSeries.ts'

const NAMES: Record<Exclude<XKind, 'metric'>, string> = {
  step: 'Step',
  relative: 'Time since the first point (ms)',
  wall: 'Wall time (ms since 1970)',
}

/** What the numbers of the x axis are; `across` is the metric that the points go by. */
export const xName = (kind: XKind, across: string | null): string =>
  kind === 'metric' ? (across ?? '') : NAMES[kind]
