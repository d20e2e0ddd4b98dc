import { memo, type ReactNode } from 'react'
import { BarChart, CartesianGrid, XAxis, YAxis } from 'recharts'
import type { RowsLayout } from './rowsLayout.ts'

type Props = {
  layout: RowsLayout
  /** In px. */
  width: number
  /** One entry a row, from top to bottom. */
  data: readonly { at: number; value: number }[]
  /** What Recharts draws in the rows; left out where they are drawn otherwise. */
  children?: ReactNode
}

/** The axis and the grid of rows of marks, by Recharts. */
export const RowsFrame = memo(function RowsFrame({ layout, width, data, children }: Props) {
  const { axis, area, height } = layout
  const byTick = new Map(axis.ticks.map((tick, i) => [tick, axis.labels[i] ?? '']))
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={data}
      margin={{ top: area.top, right: width - area.left - area.width, bottom: 0, left: area.left }}
      accessibilityLayer={false}
    >
      <CartesianGrid horizontal={false} syncWithTicks stroke="var(--chart-grid)" />
      <XAxis
        type="number"
        domain={axis.domain}
        ticks={axis.ticks}
        tickFormatter={(tick: number) => byTick.get(tick) ?? ''}
        height={height - area.top - area.height}
        allowDataOverflow
        tickLine={false}
        tickMargin={6}
        interval={0}
        axisLine={false}
      />
      <YAxis type="category" dataKey="at" hide />
      {children}
    </BarChart>
  )
})
