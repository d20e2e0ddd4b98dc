import { useState } from 'react'
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts'
import type { Axis } from './axisTicks.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { Crosshair } from './Crosshair.tsx'
import { LineMarks } from './LineMarks.tsx'
import classes from './MetricPlot.module.css'
import { useSettledWidth } from './useSettledWidth.ts'

type Props = {
  metric: string
  drawing: ChartDrawing
  /** In px, axes included. */
  height: number
}

const MARGIN = { top: 8, right: 16, bottom: 0, left: 0 }
const X_AXIS_HEIGHT = 22
/** Width of one character of a tick's label, in px. */
const CHARACTER = 6.9

/**
 * Recharts draws the frame: axes and grid. The lines are one layer of our own that reads the frame's
 * scales, since Recharts' lines cost 5 ms each and know one value for each step only.
 */
export function MetricPlot({ metric, drawing, height }: Props) {
  const { ref, width } = useSettledWidth()
  const [tooltipLayer, setTooltipLayer] = useState<HTMLElement | null>(null)
  const { x, y, scale } = drawing
  const longest = Math.max(...y.labels.map((label) => label.length), 2)

  return (
    <div ref={ref} className={classes.plot} style={{ height }}>
      <div className={classes.frame}>
        {width > 0 && (
          <LineChart
            width={width}
            height={height}
            data={[]}
            margin={MARGIN}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} syncWithTicks stroke="var(--chart-grid)" />
            <XAxis
              type="number"
              dataKey="x"
              domain={x.domain}
              ticks={x.ticks}
              tickFormatter={labelOf(x)}
              height={X_AXIS_HEIGHT}
              // Without data of its own, Recharts takes the domain from here only.
              allowDataOverflow
              tickLine={false}
              tickMargin={6}
              minTickGap={8}
              axisLine={{ stroke: 'var(--hairline-strong)' }}
            />
            <YAxis
              type="number"
              domain={y.domain}
              ticks={y.ticks}
              tickFormatter={labelOf(y)}
              scale={scale}
              width={longest * CHARACTER + 12}
              tickLine={false}
              axisLine={false}
              tickMargin={6}
              interval={0}
              allowDataOverflow
            />
            <LineMarks drawing={drawing} />
            <Crosshair metric={metric} drawing={drawing} tooltipLayer={tooltipLayer} />
          </LineChart>
        )}
      </div>
      <div ref={setTooltipLayer} />
    </div>
  )
}

function labelOf({ ticks, labels }: Axis) {
  const byTick = new Map(ticks.map((tick, i) => [tick, labels[i] ?? '']))
  return (tick: number) => byTick.get(tick) ?? ''
}
