import { memo } from 'react'
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts'
import type { Axis } from './axisTicks.ts'
import type { PlotLayout } from './plotLayout.ts'

type Props = {
  x: Axis
  y: Axis
  area: PlotLayout['area']
  /** In px, axes included. */
  width: number
  height: number
}

/** The axes and the grid of a plot, by Recharts; the lines are painted over it, on the same places. */
export const PlotFrame = memo(function PlotFrame({ x, y, area, width, height }: Props) {
  return (
    <LineChart
      width={width}
      height={height}
      data={[]}
      margin={{ top: area.top, right: width - area.left - area.width, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--chart-grid)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={x.domain}
        ticks={x.ticks}
        tickFormatter={labelOf(x)}
        scale={x.scale}
        height={height - area.top - area.height}
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
        scale={y.scale}
        width={area.left}
        tickLine={false}
        axisLine={false}
        tickMargin={6}
        interval={0}
        allowDataOverflow
      />
    </LineChart>
  )
})

function labelOf({ ticks, labels }: Axis) {
  const byTick = new Map(ticks.map((tick, i) => [tick, labels[i] ?? '']))
  return (tick: number) => byTick.get(tick) ?? ''
}
