import { readPlotPalette } from '#charting/plotPalette.ts'
import { copyText } from '#ui/copyText.ts'
import { downloadFile, downloadText } from '#ui/download.ts'
import { fileName } from '#ui/fileName.ts'
import { pngOf } from '#ui/pngOf.ts'
import { readMatrixPalette } from './matrixPalette.ts'
import { matrixCsv, matrixMarkdown, type MatrixSheet } from './matrixSheet.ts'
import { matrixSvg } from './matrixSvg.ts'

/** Dots of a picture for each px, in either direction. */
const SCALE = 2

/** Hands the browser a matrix as a file, as it is on screen. */
export async function saveMatrix(form: 'svg' | 'png' | 'csv' | 'md', sheet: MatrixSheet) {
  const name = `${fileName(sheet.title)}.${form}`
  if (form === 'csv') return downloadText(name, 'text/csv', matrixCsv(sheet))
  if (form === 'md') return downloadText(name, 'text/markdown', matrixMarkdown(sheet))
  const svg = matrixSvg(sheet, readMatrixPalette(), readPlotPalette())
  if (form === 'svg') return downloadText(name, 'image/svg+xml', svg)
  return downloadFile(name, await pngOf(svg, SCALE))
}

export const copyMatrix = (form: 'csv' | 'md', sheet: MatrixSheet): Promise<void> =>
  copyText(form === 'csv' ? matrixCsv(sheet) : matrixMarkdown(sheet))
