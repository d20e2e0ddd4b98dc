import { downloadFile, downloadText } from '#ui/download.ts'
import { fileName } from '#ui/fileName.ts'
import { pngOf } from '#ui/pngOf.ts'
import { readPlotPalette } from './plotPalette.ts'
import type { PlotFiles } from './plotSheet.ts'

/** Dots of a picture for each px, in either direction. */
const SCALE = 2

/** Hands the browser a plot as a file: the picture in the colours of the document's scheme, or what it draws as numbers. */
export async function savePlot(form: 'svg' | 'png' | 'csv', title: string, files: PlotFiles) {
  const name = `${fileName(title)}.${form}`
  if (form === 'csv') {
    downloadText(name, 'text/csv', files.csv())
    return
  }
  const svg = files.svg(readPlotPalette())
  if (form === 'svg') downloadText(name, 'image/svg+xml', svg)
  else downloadFile(name, await pngOf(svg, SCALE))
}
