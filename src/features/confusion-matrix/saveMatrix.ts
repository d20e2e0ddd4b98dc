import { readPlotPalette } from '#charting/plotPalette.ts'
import { downloadFile, downloadText } from '#ui/download.ts'
import { fileName } from '#ui/fileName.ts'
import { pngOf } from '#ui/pngOf.ts'
import { readMatrixPalette } from './matrixPalette.ts'
import { matrixCsv, matrixMarkdown, type MatrixSheet } from './matrixSheet.ts'
import { matrixSvg } from './matrixSvg.ts'

export type MatrixForm = 'svg' | 'png' | 'csv' | 'md'

/** Dots of a picture for each px, in either direction. */
const SCALE = 2

const MEDIA_TYPES = { svg: 'image/svg+xml', csv: 'text/csv', md: 'text/markdown' }

/** Hands the browser a matrix as a file, as it is on screen. */
export async function saveMatrix(form: MatrixForm, sheet: MatrixSheet): Promise<void> {
  const name = `${fileName(sheet.title)}.${form}`
  if (form === 'png') downloadFile(name, await matrixPng(sheet))
  else downloadText(name, MEDIA_TYPES[form], matrixText(form, sheet))
}

export const matrixPng = (sheet: MatrixSheet): Promise<Blob> =>
  pngOf(matrixText('svg', sheet), SCALE)

export function matrixText(form: Exclude<MatrixForm, 'png'>, sheet: MatrixSheet): string {
  if (form === 'csv') return matrixCsv(sheet)
  return form === 'md'
    ? matrixMarkdown(sheet)
    : matrixSvg(sheet, readMatrixPalette(), readPlotPalette())
}
