import { savePlot } from '#charting/savePlot.ts'
import { chartCsv } from './chartCsv.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { type Captions, chartSvg } from './chartSvg.ts'
import type { MetricSeries } from './metricSeries.ts'
import { valuesSvg } from './valuesSvg.ts'

/** What a chart shows: curves, or the values of a metric that every run logged once. */
export type Shown =
  | { kind: 'curves'; drawing: ChartDrawing }
  | { kind: 'values'; series: readonly MetricSeries[] }

/** Hands the browser a chart as a file: the picture in the colours of the document's scheme, or the points in sight. */
export const saveChart = (
  form: 'svg' | 'png' | 'csv',
  shown: Shown,
  captions: Captions,
): Promise<void> =>
  savePlot(form, captions.title, {
    svg: (palette) =>
      shown.kind === 'curves'
        ? chartSvg(shown.drawing, captions, palette)
        : valuesSvg(shown.series, captions, palette),
    csv: () =>
      shown.kind === 'curves'
        ? chartCsv(shown.drawing.series, shown.drawing.x.domain, captions)
        : chartCsv(shown.series, null, captions),
  })
