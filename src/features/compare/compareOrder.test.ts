import { expect, test } from 'vitest'
import { loggedRun } from '#src/testing/loggedRun.ts'
import { orderByDifference, type Spread, spreadOf } from './compareOrder.ts'
import { compareRuns } from './comparison.ts'

const spreadOfParams = (...values: (string | null)[]): Spread =>
  spreadOf({
    section: 'params',
    key: 'k',
    values,
    differs: values.some((value) => value !== values[0]),
  })

test.each([
  [['1', '1'], { kind: 'none', differs: false }],
  [['1', null], { kind: 'none', differs: true }],
  [['adam', 'adam', null], { kind: 'none', differs: true }],
  [['0.001', '1e-3'], { kind: 'none', differs: true }],
  [['1', '2'], { kind: 'numbers', relative: 0.5 }],
  [['10', '20', null], { kind: 'numbers', relative: 0.5 }],
  [['-2', '2'], { kind: 'numbers', relative: 2 }],
  [['0', '5'], { kind: 'numbers', relative: 1 }],
  [['1', 'auto'], { kind: 'texts', distinct: 2 }],
  [['a', 'b', 'a', 'c'], { kind: 'texts', distinct: 3 }],
  [['', '1'], { kind: 'texts', distinct: 2 }],
  [['NaN', '1'], { kind: 'texts', distinct: 2 }],
] satisfies [(string | null)[], Spread][])('the spread of %j is %j', (values, spread) => {
  expect(spreadOfParams(...values)).toEqual(spread)
})

test('a metric that diverged in some runs spreads beyond all others', () => {
  const [nan, huge] = compareRuns([
    loggedRun({ metrics: { a: Number.NaN, b: 1.7e308 } }),
    loggedRun({ metrics: { a: 1, b: -1.7e308 } }),
  ]).map(spreadOf)

  expect(nan).toEqual({ kind: 'numbers', relative: Infinity })
  expect(huge).toEqual({ kind: 'numbers', relative: 2 })
})

test('within each section numbers come by their spread, then texts by their variety, then the rest', () => {
  const rows = orderByDifference(
    compareRuns([
      loggedRun({
        metrics: { acc: 0.9, loss: 1, nan: Number.NaN },
        params: { depth: '8', lr: '0.1', mode: 'a', optimizer: 'adam', same: '1', wide: '1' },
      }),
      loggedRun({
        metrics: { acc: 0.8, loss: 9, nan: 1 },
        params: { lr: '0.2', mode: 'b', optimizer: 'sgd', same: '1', wide: '100' },
      }),
      loggedRun({
        metrics: { acc: 0.9, loss: 9, nan: 1 },
        params: { lr: '0.2', mode: 'b', optimizer: 'lamb', same: '1', wide: '1' },
      }),
    ]),
  )

  const keysOf = (section: string) =>
    rows.filter((row) => row.section === section).map(({ key }) => key)
  expect(keysOf('metrics')).toEqual(['nan', 'loss', 'acc'])
  expect(keysOf('params')).toEqual(['wide', 'lr', 'optimizer', 'mode', 'depth', 'same'])
  expect(rows.map(({ section }) => section).indexOf('params')).toBe(3)
})
