import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unpackRow } from './PackedRows.ts'
import { readParquetMatrix } from './readParquetMatrix.ts'

/** As pandas wrote them. */
const read = async (name: string) =>
  readParquetMatrix(Uint8Array.from(await readFile(join(import.meta.dirname, 'reference', name))))

test('predictions in Parquet are counted, and their samples are kept', async () => {
  const { matrix, notes, samples } = await read('predictions.parquet')

  expect(matrix.labels).toEqual(['anomaly', 'normal'])
  expect([...matrix.cells]).toEqual([1, 1, 1, 3])
  expect(notes).toEqual(['Counted from 6 predictions in the file.'])
  expect(samples && unpackRow(samples.packed, 1)?.slice(1)).toEqual(['anomaly', 'anomaly', '0.9'])
})

test('a data frame of counts in Parquet has its labels, which pandas puts behind all columns', async () => {
  const { matrix } = await read('confusion_matrix.parquet')

  expect(matrix.labels).toEqual(['normal', 'anomaly'])
  expect([...matrix.cells]).toEqual([5, 1, 2, 7])
})
