import { SlidersHorizontal } from 'lucide-react'
import { useId } from 'react'
import { Button } from '#ui/Button.tsx'
import { Popover } from '#ui/Popover.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { SPREADS, type Spread } from './bandSeries.ts'
import classes from './ChartSettings.module.css'
import type { XChoice } from './chartCurves.ts'
import { writeChartView } from './chartView.ts'
import { HALF_LIVES, nearestHalfLife } from './halfLives.ts'
import { StyleSettings } from './StyleSettings.tsx'
import { useChartView } from './useChartView.ts'

type Props = {
  /** What the points may go by. */
  metrics: readonly string[]
  /** What lines may be told apart by, as `params.model`. */
  fields?: readonly string[]
  /** Whether means with bands are drawn. */
  grouped: boolean
}

const NO_FIELDS: readonly string[] = []

const SPREAD_NAMES: Record<Spread, string> = {
  std: 'Mean ± standard deviation',
  stderr: 'Mean ± standard error',
  ci95: 'Mean with its 95 % interval',
  minmax: 'Mean with the range of all',
  quartiles: 'Median with quartiles',
}

/** How all charts of the page are drawn: what their points go by, smoothing, outliers, and what a band tells. */
export function ChartSettings({ metrics, fields = NO_FIELDS, grouped }: Props) {
  const [view, changeView] = useChartView()
  const { x, xScale, halfLife, spread, outliers } = view
  const id = useId()
  const changed = writeChartView({ ...view, zoom: '' }, new URLSearchParams()).size > 0
  const byName = new Map<string, XChoice>(
    metrics.map((name) => [`metric:${name}`, `metric:${name}`]),
  )
  const choices = new Map<string, XChoice>([
    ['step', 'step'],
    ['relative', 'relative'],
    ['wall', 'wall'],
    [x, x],
    ...byName,
  ])
  return (
    <Popover
      label="How charts are drawn"
      width={300}
      renderButton={(props) => (
        <Button {...props} icon={<SlidersHorizontal size={14} aria-hidden />}>
          Charts
          {changed && (
            <>
              <VisuallyHidden>, changed</VisuallyHidden>
              <span className={classes.changed} aria-hidden />
            </>
          )}
        </Button>
      )}
    >
      <div className={classes.settings}>
        <label htmlFor={`${id}-x`}>X axis</label>
        <select
          id={`${id}-x`}
          value={x}
          onChange={({ target }) =>
            changeView({ x: choices.get(target.value) ?? 'step', zoom: '' })
          }
        >
          <option value="step">Step</option>
          <option value="relative">Time since the first point</option>
          <option value="wall">Wall time</option>
          <optgroup label="Another metric">
            {metrics.map((metric) => (
              <option key={metric} value={`metric:${metric}`}>
                {metric}
              </option>
            ))}
          </optgroup>
        </select>

        <span />
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={xScale === 'log' && x !== 'wall'}
            disabled={x === 'wall'}
            onChange={({ target }) => changeView({ xScale: target.checked ? 'log' : 'linear' })}
          />
          Logarithmic x axis{x === 'wall' && ' (not for wall time)'}
        </label>

        <label htmlFor={`${id}-smooth`}>Smoothing</label>
        <div className={classes.slider}>
          <input
            id={`${id}-smooth`}
            type="range"
            min={0}
            max={HALF_LIVES.length - 1}
            value={nearestHalfLife(halfLife)}
            aria-valuetext={writeHalfLife(halfLife)}
            onChange={({ target }) =>
              changeView({ halfLife: HALF_LIVES[Number(target.value)] ?? 0 })
            }
          />
          <output>{writeHalfLife(halfLife)}</output>
        </div>
        <p className={classes.hint}>
          A mean in which a point counts half as much for each half-life before. The points as
          logged stay faint beneath it.
        </p>

        <span />
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={outliers === 'clipped'}
            onChange={({ target }) =>
              changeView({ outliers: target.checked ? 'clipped' : 'shown' })
            }
          />
          Leave outliers off the axis
        </label>

        {fields.length > 0 && !grouped && <StyleSettings fields={fields} />}

        {grouped && (
          <>
            <label htmlFor={`${id}-band`}>Groups</label>
            <select
              id={`${id}-band`}
              value={spread}
              onChange={({ target }) =>
                changeView({ spread: SPREADS.find((one) => one === target.value) ?? 'std' })
              }
            >
              {SPREADS.map((one) => (
                <option key={one} value={one}>
                  {SPREAD_NAMES[one]}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
    </Popover>
  )
}

const writeHalfLife = (halfLife: number) =>
  halfLife === 0 ? 'none' : `${halfLife.toLocaleString('en')} steps`
