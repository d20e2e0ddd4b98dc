import { expect, test } from 'vitest'
import { startHistory, type Visit, visit } from './viewHistory.ts'

const at = (search: string, time: number, rest: Partial<Visit> = {}): Visit => ({
  search,
  time,
  traversed: false,
  step: null,
  ...rest,
})
const after = (...visits: Visit[]) => visits.reduce(visit, startHistory(''))

test('each change is a step', () => {
  const history = after(at('filter=a', 0), at('filter=a&sort=s', 100), at('filter=b', 5_000))
  expect(history).toMatchObject({ steps: ['', 'filter=a', 'filter=a&sort=s', 'filter=b'], at: 3 })
})

test('changes of one parameter in quick succession are one step', () => {
  const history = after(at('selected=a', 0), at('selected=a,b', 900), at('selected=a,b,c', 1_800))
  expect(history).toMatchObject({ steps: ['', 'selected=a,b,c'], at: 1 })
  expect(visit(history, at('selected=a', 2_800)).steps).toHaveLength(3)
})

test('a change that is taken back at once leaves no step', () => {
  expect(after(at('selected=a', 0), at('', 500))).toMatchObject({ steps: [''], at: 0 })
})

test('undo moves back, and a change from there drops what was undone', () => {
  const undone = after(at('a=1', 0), at('b=1', 5_000), at('a=1', 6_000, { step: 1 }))
  expect(undone).toMatchObject({ steps: ['', 'a=1', 'b=1'], at: 1 })
  expect(visit(undone, at('a=1&c=1', 6_100))).toMatchObject({
    steps: ['', 'a=1', 'a=1&c=1'],
    at: 2,
  })
})

test("the browser's Back to a known state moves to the nearest such step; to another it is a step", () => {
  const history = after(at('a=1', 0), at('', 5_000), at('b=1', 10_000))
  const back = visit(history, at('', 15_000, { traversed: true }))
  expect(back).toMatchObject({ steps: ['', 'a=1', '', 'b=1'], at: 2 })
  expect(visit(back, at('z=1', 20_000, { traversed: true }))).toMatchObject({
    steps: ['', 'a=1', '', 'z=1'],
    at: 3,
  })
})

test('a mark of a step that is not that step any more is not believed', () => {
  expect(after(at('a=1', 0), at('b=1', 5_000, { step: 0 }))).toMatchObject({
    steps: ['', 'a=1', 'b=1'],
    at: 2,
  })
})

test('opening and closing is no step, and stays through undo', () => {
  const history = after(at('sort=a', 0), at('sort=a&open=g', 5_000), at('sort=a&open=g,h', 9_000))
  expect(history).toMatchObject({ steps: ['', 'sort=a&open=g,h'], at: 1 })

  const undone = visit(history, at('open=g,h', 10_000, { step: 0 }))
  expect(undone).toMatchObject({ steps: ['open=g,h', 'sort=a&open=g,h'], at: 0 })
  const closed = visit(undone, at('', 11_000))
  expect(closed).toMatchObject({ steps: ['', 'sort=a&open=g,h'], at: 0 })
  expect(visit(closed, at('sort=a', 12_000, { step: 1 })).at).toBe(1)
})
