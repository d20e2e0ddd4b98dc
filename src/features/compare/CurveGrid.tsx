import { Fragment, type ReactNode } from 'react'
import classes from './CurveGrid.module.css'

type Props = {
  /** As `comparedMetrics` gives them. */
  metrics: { curves: readonly string[]; single: readonly string[] }
  renderCurve: (metric: string) => ReactNode
}

/** Overlaid curves, one panel a metric; those without a course of steps are folded away, and counted. */
export function CurveGrid({ metrics: { curves, single }, renderCurve }: Props) {
  const grid = (names: readonly string[]) => (
    <div className={classes.grid}>
      {names.map((metric) => (
        <Fragment key={metric}>{renderCurve(metric)}</Fragment>
      ))}
    </div>
  )
  if (curves.length + single.length === 0) {
    return <p className={classes.note}>These runs have logged no metric.</p>
  }
  return (
    <>
      {curves.length > 0 ? (
        grid(curves)
      ) : (
        <p className={classes.note}>No metric of these runs was logged beyond step 0.</p>
      )}
      {single.length > 0 && (
        <details className={classes.folded}>
          <summary>
            {single.length} {single.length === 1 ? 'metric' : 'metrics'} logged at step 0 only
          </summary>
          {grid(single)}
        </details>
      )}
    </>
  )
}
