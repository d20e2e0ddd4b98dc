import { savePlot } from '#charting/savePlot.ts'
import { chartCsv } from './chartCsv.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { type Captions, chartSvg } from './chartSvg.ts'

/** Hands the browser a chart as a file: the picture in the colours of the document's scheme, or the points in sight. */
export const saveChart = (
  form: 'svg' | 'png' | 'csv',
  drawing: ChartDrawing,
  captions: Captions,
): Promise<void> =>
  savePlot(form, captions.title, {
    svg: (palette) => chartSvg(drawing, captions, palette),
    csv: () => chartCsv(drawing, captions),
  })
