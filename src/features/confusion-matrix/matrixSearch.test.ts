import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLASS_ORDERS } from './classOrder.ts'
import { type MatrixSearch, readMatrixSearch, writeMatrixSearch } from './matrixSearch.ts'

const usual: MatrixSearch = {
  view: 'counts',
  scale: 'amount',
  order: 'file',
  find: '',
  hidden: [],
  merged: [],
  source: null,
  step: null,
  difference: null,
  panel: 'closed',
}

const label = fc.string({ minLength: 1, unit: 'grapheme' })
const searches: fc.Arbitrary<MatrixSearch> = fc.record({
  view: fc.constantFrom('counts', 'sharesOfTrue', 'sharesOfPredicted', 'sharesOfAll'),
  scale: fc.constantFrom('amount', 'errors'),
  order: fc.constantFrom(...CLASS_ORDERS),
  find: fc.string(),
  hidden: fc.array(label),
  merged: fc.array(fc.array(label, { minLength: 2 })),
  source: fc.option(label),
  step: fc.option(fc.nat()),
  difference: fc.option(fc.record({ a: fc.option(label), b: fc.option(label) })),
  panel: fc.constantFrom('open', 'closed'),
})

test('what matrices show is read from an address as it was written, hostile labels and all', () => {
  fc.assert(
    fc.property(searches, (search) => {
      const text = writeMatrixSearch(new URLSearchParams(), search).toString()
      expect(readMatrixSearch(new URLSearchParams(text))).toEqual(search)
    }),
  )
})

test('the usual is no part of an address, and what others keep in it stays', () => {
  const params = new URLSearchParams('runs=a.0,b.1&matrix=true&matrix-step=3')
  expect(writeMatrixSearch(params, usual).toString()).toBe('runs=a.0%2Cb.1')
})

test('what is not understood is as usual', () => {
  const params = new URLSearchParams(
    'matrix=xyz&matrix-scale=1&matrix-order=1&matrix-step=-2&matrix-merge=alone&matrix-mode=1&matrix-panel=1',
  )
  expect(readMatrixSearch(params)).toEqual(usual)
})
