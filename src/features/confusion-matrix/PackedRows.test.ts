import { expect, test } from 'vitest'
import { packRows, unpackRow } from './PackedRows.ts'

test('rows are unpacked as they were packed; what was left out is null', () => {
  const rows = [['a', 1.5, null], [], ['ü€😀'.repeat(30_000), { deep: [true] }, undefined]]
  const packed = packRows(rows)

  expect(rows.map((_, row) => unpackRow(packed, row))).toEqual([
    rows[0],
    [],
    ['ü€😀'.repeat(30_000), { deep: [true] }, null],
  ])
})
