import { downloadFile, downloadText } from '#ui/download.ts'
import { fileName } from '#ui/fileName.ts'
import { pngOf } from '#ui/pngOf.ts'
import { chartCsv } from './chartCsv.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { type Captions, chartSvg } from './chartSvg.ts'
import { readPalette } from './readPalette.ts'

/** Dots of a picture for each px, in either direction. */
const SCALE = 2

/** Hands the browser a chart as a file: the picture in the colours of the document's scheme, or the points in sight. */
export async function saveChart(
  form: 'svg' | 'png' | 'csv',
  drawing: ChartDrawing,
  captions: Captions,
) {
  const name = `${fileName(captions.title)}.${form}`
  if (form === 'csv') {
    downloadText(name, 'text/csv', chartCsv(drawing, captions))
    return
  }
  const svg = chartSvg(drawing, captions, readPalette())
  if (form === 'svg') downloadText(name, 'image/svg+xml', svg)
  else downloadFile(name, await pngOf(svg, SCALE))
}
