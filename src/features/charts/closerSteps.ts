import { isActive } from '#mlflow/runs.ts'
import type { LoggedRun, StepWindow } from '#mlflow/metricHistory.ts'
import { firstTime, isStepless, type XChoice } from './chartCurves.ts'
import { readZoom } from './chartView.ts'
import type { Extent } from '#charting/extent.ts'
import type { History } from './metricSeries.ts'

/**
 * The steps of a sampled history to be read more closely: `all` where those in sight are no part of them, `none` where
 * nothing is in sight, or all of the axis.
 */
export type CloserSteps = StepWindow | 'all' | 'none'

/** What a zoom, in the form of the address, has in sight of the sample of a run. */
export function closerSteps(
  x: XChoice,
  zoom: string,
  run: Pick<LoggedRun, 'status'>,
  sample: History,
): CloserSteps {
  if (x === 'step') {
    const steps = readZoom(zoom, 'step')
    if (steps) return { from: Math.floor(steps[0]), to: Math.ceil(steps[1]) }
    return isStepless(sample) && readZoom(zoom, 'relative') ? 'all' : 'none'
  }
  if (x !== 'relative' && x !== 'wall') return readZoom(zoom, 'metric') ? 'all' : 'none'
  const times = readZoom(zoom, x)
  if (!times) return 'none'
  const start = x === 'relative' ? firstTime(sample) : 0
  return stepsAt(sample, [start + times[0], start + times[1]], run)
}

/** Between two points of a sample, the others were logged in between of their times, as far as one can tell. */
function stepsAt(
  { steps, times }: History,
  [from, to]: Extent,
  run: Pick<LoggedRun, 'status'>,
): CloserSteps {
  let [first, last] = [0, 0]
  for (let i = 1; i < times.length; i++) {
    const [one, other] = [times[i - 1] ?? Number.NaN, times[i] ?? Number.NaN]
    if (Math.max(one, other) < from || Math.min(one, other) > to) continue
    first ||= i
    last = i
  }
  if (last === 0) return 'none'
  const [least = 0, most = 0] = [steps[first - 1], steps[last]]
  if (least === steps[0] && most === steps.at(-1)) return 'all'
  // What is logged from now on is in sight, too, and does not change what is asked for.
  const isOpen = last === times.length - 1 && isActive(run)
  return { from: least, to: isOpen ? Infinity : most }
}
