import { useMemo, useState } from 'react'
import box from '#charting/plotBox.module.css'
import { PlotFrame } from '#charting/PlotFrame.tsx'
import { plotLayout } from '#charting/plotLayout.ts'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { useDocumentScheme } from '#ui/useDocumentScheme.ts'
import { BeyondChips } from './BeyondChips.tsx'
import type { ChartDrawing } from './chartDrawing.ts'
import { labelRoom, placeLabels } from './endLabels.ts'
import { EndLabels } from './EndLabels.tsx'
import classes from './MetricPlot.module.css'
import { paintedSeries } from './paintSeries.ts'
import { PlotMarks } from './PlotMarks.tsx'
import { type Look, PlotSurface } from './PlotSurface.tsx'

type Props = {
  metric: string
  drawing: ChartDrawing
  /** In px, axes included. */
  height: number
  /** Shows another part of the axes; `passing` while a gesture goes on that will end with one that is not. */
  onLook: (look: Look, state: 'passing' | 'settled') => void
}

/**
 * Recharts draws the frame: axes and grid. The lines are painted on a canvas over it, since Recharts' lines cost 5 ms
 * each and know one value for each step only.
 */
export function MetricPlot({ metric, drawing, height, onLook }: Props) {
  const { ref, width } = useSettledWidth()
  return (
    <div ref={ref} className={`${box.plot} ${classes.plot}`} style={{ height }}>
      {width > 0 && <SizedPlot {...{ metric, drawing, height, width, onLook }} />}
    </div>
  )
}

function SizedPlot({ metric, drawing, height, width, onLook }: Props & { width: number }) {
  const [tooltipLayer, setTooltipLayer] = useState<HTMLElement | null>(null)
  const scheme = useDocumentScheme()
  const room = labelRoom(drawing.series, width)
  const right = room?.width
  const layout = useMemo(
    () => plotLayout(drawing, { width, height, right }),
    [drawing, width, height, right],
  )
  const painted = useMemo(() => paintedSeries(drawing, layout, 'filled'), [drawing, layout])
  return (
    <>
      <div className={box.frame} aria-hidden>
        <PlotFrame x={drawing.x} y={drawing.y} area={layout.area} width={width} height={height} />
        <PlotMarks key={scheme} {...{ drawing, painted, layout, width, height }} />
      </div>
      {room && (
        <EndLabels
          labels={placeLabels(drawing, layout)}
          left={layout.area.left + layout.area.width}
          width={room.width}
        />
      )}
      <PlotSurface {...{ metric, drawing, layout, tooltipLayer, onLook }} />
      <BeyondChips drawing={drawing} area={layout.area} onRange={(y) => onLook({ y }, 'settled')} />
      <div ref={setTooltipLayer} />
    </>
  )
}
