import { formatNumber } from '#ui/formatNumber.ts'
import { formatDateTime, formatDuration } from '#ui/formatTime.ts'
import type { XKind } from './metricSeries.ts'

const WRITERS: Record<XKind, (x: number) => string> = {
  step: (x) => `Step ${x.toLocaleString('en')}`,
  relative: (x) => `${formatDuration(x)} in`,
  wall: (x) => formatDateTime(new Date(x)),
  metric: (x) => formatNumber(x),
}

/** What a place on the x axis says, e.g. `Step 1,200` or `3 min 20 s in`. */
export const writeX = (x: number, kind: XKind): string => WRITERS[kind](x)
