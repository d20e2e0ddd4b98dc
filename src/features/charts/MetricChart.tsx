import { type DragEvent, Suspense, useCallback, useId, useMemo } from 'react'
import type { MenuItem } from '#ui/ActionMenu.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { lazyPart } from '#ui/lazyPart.tsx'
import { NearViewport } from '#ui/NearViewport.tsx'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartMenu } from './ChartMenu.tsx'
import { chartNotes, onceNotes, type Where } from './chartNotes.ts'
import { ChartNotes } from './ChartNotes.tsx'
import type { ChartDrawing } from './chartDrawing.ts'
import type { ChartedRun, LoggedOnce, RunGroup } from './chartSeries.ts'
import { chartSummary } from './chartSummary.ts'
import classes from './MetricChart.module.css'
import { LoadEveryPoint } from './LoadEveryPoint.tsx'
import type { Shown } from './saveChart.ts'
import { SingleValues } from './SingleValues.tsx'
import { useLook } from './useLook.ts'
import { useMetricAxis } from './useMetricAxis.ts'
import { useMetricDrawing } from './useMetricDrawing.ts'
import { xName } from './xName.ts'

type Props = {
  metric: string
  /** What these runs have in common, where the metric has a chart for others, too. */
  facet?: string | null
  runs: readonly ChartedRun[]
  /** Each is drawn as the mean of its runs, with a band around it. */
  groups?: readonly RunGroup[]
  /** `elsewhere` where the page says once for all charts which colour is which run. */
  legend?: 'own' | 'elsewhere'
  /** Of the plot in px, axes included. */
  height?: number
  /** What can be done with the chart where it stands. */
  actions?: readonly MenuItem[]
  /** Called as the chart begins to be dragged by its name; without it, it cannot be. */
  onDragName?: (event: DragEvent) => void
}

const NO_GROUPS: readonly RunGroup[] = []
const PLOT_HEIGHT = 208
/** Over more powers of ten than these, a linear axis presses most values flat. */
const MANY_DECADES = 3

// Recharts comes with the first chart that is looked at.
const MetricPlot = lazyPart('The curve', async () => {
  const { MetricPlot } = await import('./MetricPlot.tsx')
  return MetricPlot
})

/** One metric's history over some runs, loaded once it comes into view. Breaks alone, if it breaks. */
export function MetricChart({ height = PLOT_HEIGHT, ...props }: Props) {
  return (
    <div className={classes.card}>
      <ErrorBoundary what={`The curve of ${props.metric}`}>
        <NearViewport height={height + 40}>
          {(near) => <LoadedChart {...props} height={height} near={near} />}
        </NearViewport>
      </ErrorBoundary>
    </div>
  )
}

type LoadedProps = Props & { height: number; near: boolean }

function LoadedChart(props: LoadedProps) {
  const { metric, runs, groups = NO_GROUPS, legend = 'own', height, near, actions = [] } = props
  const id = useId()
  const chart = useMetricDrawing({ metric, runs, groups }, near, id)
  const {
    drawing,
    once,
    decades,
    refusedX,
    asSampled,
    logging,
    halfLife,
    across,
    pending,
    without,
    sampled,
    failures,
  } = chart
  const [{ scale: wanted }, changeAxis] = useMetricAxis(metric)
  const look = useLook(metric, drawing, id)
  const { series, xKind } = drawing
  const title = props.facet ? `${metric} · ${props.facet}` : metric
  const latest = runs.length === 1 && groups.length === 0 && runs[0]?.run.metrics.get(metric)
  const shown = shownOf(once, drawing)
  const notes = useCallback(
    (where: Where) =>
      once
        ? onceNotes(once, where)
        : chartNotes(drawing, { halfLife, across, asSampled, logging }, where),
    [once, drawing, halfLife, across, asSampled, logging],
  )
  // These read every point: not again where nothing of the drawing has changed.
  const onScreen = useMemo(() => notes('onScreen'), [notes])
  const summary = useMemo(() => chartSummary(title, series, xKind), [title, series, xKind])
  const suggestsLog = wanted !== 'log' && decades !== null && decades > MANY_DECADES
  const refusedLog = !once && wanted === 'log' && decades === null && !pending

  return (
    <figure className={classes.figure} aria-label={pending ? `${title}: loading` : summary}>
      <figcaption className={classes.caption}>
        <span
          className={`${classes.name} name`}
          title={title}
          draggable={props.onDragName !== undefined}
          onDragStart={props.onDragName}
        >
          <WordBreaks text={title} />
        </span>
        {latest && (
          <span className={`${classes.latest} numeric`} title={String(latest.value)}>
            {formatNumber(latest.value)}
          </span>
        )}
        <span className={classes.controls} data-pending={pending || undefined}>
          {!once && drawing.zoomed && (
            <button
              type="button"
              className={classes.scale}
              onClick={() => look({ x: null, y: null }, 'settled')}
            >
              Show all
            </button>
          )}
          {!once && decades !== null && (
            <button
              type="button"
              className={classes.scale}
              aria-pressed={wanted === 'log'}
              data-suggested={suggestsLog || undefined}
              title={
                suggestsLog ? `The values span ${Math.round(decades)} powers of ten` : undefined
              }
              onClick={() =>
                changeAxis({ scale: wanted === 'log' ? 'linear' : 'log', range: null })
              }
            >
              log
            </button>
          )}
          <ChartMenu
            shown={shown}
            title={title}
            captions={() => ({
              title,
              xName: once ? xName('step', null) : xName(xKind, across),
              notes: notes('inFile'),
            })}
            actions={actions}
            onRange={(y) => look({ y }, 'settled')}
          />
        </span>
      </figcaption>
      <div className={classes.plot} style={once ? { maxHeight: height } : { height }}>
        {once ? (
          <SingleValues metric={metric} series={once.series} />
        ) : series.length > 0 ? (
          <Suspense fallback={<div className={classes.waiting} />}>
            <MetricPlot metric={title} drawing={drawing} height={height} onLook={look} />
          </Suspense>
        ) : pending ? (
          <div className={classes.waiting} />
        ) : (
          <p className={classes.empty}>
            {failures.length > 0 ? 'The history could not be read.' : 'Nothing logged yet.'}
          </p>
        )}
      </div>
      {!once && legend === 'own' && series.length > 1 && <ChartLegend entries={series} />}
      <ChartNotes
        notes={[
          ...onScreen,
          ...(refusedLog ? ['not all values are positive, hence linear'] : []),
          ...(refusedX && series.length > 0 && !once && !pending
            ? ['nothing above 0 on the x axis, hence linear']
            : []),
          ...(without > 0 ? [`not logged by ${formatCount(without, 'run')}`] : []),
        ]}
        failures={failures}
      />
      {!once && sampled.length > 0 && <LoadEveryPoint metric={metric} runs={sampled} />}
    </figure>
  )
}

/** What can be saved of a chart; null where nothing is there. */
function shownOf(once: LoggedOnce | null, drawing: ChartDrawing): Shown | null {
  if (once) return { kind: 'values', series: once.series }
  return drawing.series.length > 0 ? { kind: 'curves', drawing } : null
}
