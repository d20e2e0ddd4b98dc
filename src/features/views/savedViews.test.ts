import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  applyView,
  createView,
  isInForce,
  putViews,
  readViewFile,
  refuseName,
  writeViewFile,
} from './savedViews.ts'

const search = new URLSearchParams('filter=a&hide=x&hide=y&selected=r1.0&baseline=r1&new-one=1')

const keys = (withRuns: boolean) => createView('v', search, { withRuns }).params.map(([key]) => key)

test('a view leaves run ids out, unless they are wanted, and keeps what it does not know', () => {
  expect(keys(false)).toEqual(['filter', 'hide', 'hide', 'new-one'])
  expect(keys(true)).toEqual(['filter', 'hide', 'hide', 'selected', 'baseline', 'new-one'])
})

test('a view without runs leaves the chosen runs as they are; one with runs brings its own', () => {
  const current = new URLSearchParams('sort=s&selected=r2.0')
  expect(applyView(createView('v', new URLSearchParams('filter=a')), current).toString()).toBe(
    'filter=a&selected=r2.0',
  )
  const withRuns = createView('v', new URLSearchParams('selected=r1.0'), { withRuns: true })
  expect(applyView(withRuns, current).toString()).toBe('selected=r1.0')
})

test('a view is in force whatever the order of parameters, and whichever runs are chosen', () => {
  const view = createView('v', search)
  const same = 'new-one=1&hide=y&hide=x&filter=a&selected=other'
  expect(isInForce(view, new URLSearchParams(same))).toBe(true)
  expect(isInForce(view, new URLSearchParams(`${same}&sort=s`))).toBe(false)
})

test('any views survive the way through a file', () => {
  const params = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()))
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  const views = fc.array(
    fc.record({
      name,
      params,
      now: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  fc.assert(
    fc.property(views, (specs) => {
      const usable = specs.filter((spec) => refuseName(spec.name) === null)
      fc.pre(usable.length > 0)
      const made = usable.map((spec) =>
        createView(spec.name, new URLSearchParams(spec.params), { withRuns: true, now: spec.now }),
      )
      expect(readViewFile(writeViewFile(made))).toEqual({ views: made })
    }),
  )
})

const good = createView('v', search)
test.each([
  ['{', 'The file is not JSON.'],
  ['[]', 'The file holds no view.'],
  ['7', 'a view must be a JSON object.'],
  [JSON.stringify({ ...good, tidemark: 'chart' }), 'the field "tidemark" must be "view".'],
  [
    JSON.stringify({ ...good, version: 2 }),
    'the field "version" must be 1, the only version that this Tidemark reads.',
  ],
  [JSON.stringify({ ...good, name: ' ' }), 'the field "name" must not be empty.'],
  [
    JSON.stringify({ ...good, name: 'x'.repeat(251) }),
    'the field "name" must have at most 250 characters.',
  ],
  [JSON.stringify({ ...good, params: 'a=b' }), 'the field "params" must be a list of pairs.'],
  [
    JSON.stringify([good, { ...good, params: [['filter', 1]] }]),
    'View 2: the field "params.0.1" must be text.',
  ],
  [
    JSON.stringify({ ...good, savedAt: 'yesterday' }),
    'the field "savedAt" must be a date and time in ISO 8601.',
  ],
])('the file %s is refused in a sentence', (text, problem) => {
  expect(readViewFile(text)).toEqual({ problem })
})

test('a view of the same name is replaced where it stands', () => {
  const other = createView('other', search)
  const newer = createView('v', new URLSearchParams('filter=b'))
  expect(putViews([good, other], [newer])).toEqual([newer, other])
})
