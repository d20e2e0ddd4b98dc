import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runBlock } from '#src/testing/runBlock.ts'
import { RunTable } from './runTable.ts'
import { runTableBlock } from './runTableBlock.ts'

test('takes runs in by column, and keeps what a run lacks apart from NaN', () => {
  const table = new RunTable()
  table.absorb(
    runBlock([
      { id: 'a', metrics: { loss: NaN }, params: { lr: '0.1' } },
      { id: 'b', metrics: { f1: 0.5 }, tags: { team: 'x' } },
    ]),
  )

  expect([table.metric(0, 'loss'), table.metric(1, 'loss')]).toEqual([NaN, undefined])
  expect([table.param(0, 'lr'), table.param(1, 'lr')]).toEqual(['0.1', undefined])
  expect([table.tag(0, 'team'), table.tag(1, 'team')]).toEqual([undefined, 'x'])
  expect([...table.rows()]).toEqual([0, 1])
})

test('replaces a known run whole, in its row', () => {
  const table = new RunTable()
  table.absorb(runBlock([{ id: 'a', tags: { old: '1' }, metrics: { m: 1 } }, { id: 'b' }]))

  const changed = table.absorb(runBlock([{ id: 'a', name: 'renamed', tags: { new: '2' } }]))

  expect(changed).toBe(true)
  expect(table.names.slice(0, 2)).toEqual(['renamed', 'b'])
  expect([table.tag(0, 'old'), table.tag(0, 'new'), table.metric(0, 'm')]).toEqual([
    undefined,
    '2',
    undefined,
  ])
})

test('says when nothing is different, and then keeps its version', () => {
  const table = new RunTable()
  const runs = [{ id: 'a', metrics: { m: NaN }, params: { p: '' }, tags: { t: 'x' } }, { id: 'b' }]
  table.absorb(runBlock(runs))
  const { version } = table

  expect(table.absorb(runBlock(runs))).toBe(false)
  expect(table.version).toBe(version)
})

test('leaves a hole where a run was taken out, and gives it a new row when it comes back', () => {
  const table = new RunTable()
  table.absorb(runBlock([{ id: 'a' }, { id: 'b' }, { id: 'c' }]))

  expect(table.remove(['b', 'unknown'])).toBe(true)
  expect([...table.rows()]).toEqual([0, 2])
  table.absorb(runBlock([{ id: 'b', params: { p: '1' } }]))

  expect([...table.rows()]).toEqual([0, 2, 3])
  expect(table.rowOf('b')).toBe(3)
  expect(table.count).toBe(3)
})

test('keeps what it holds when it grows', () => {
  const table = new RunTable()
  for (let index = 0; index < 300; index++) {
    table.absorb(runBlock([{ id: `r${index}`, metrics: { m: index }, params: { p: `${index}` } }]))
  }

  expect(table.rows().every((row) => table.metric(row, 'm') === row)).toBe(true)
  expect(table.rows().every((row) => table.param(row, 'p') === `${row}`)).toBe(true)
})

const entries = <Value>(value: fc.Arbitrary<Value>) =>
  fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'c/d'), value, { maxKeys: 3 })
const runs = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    metrics: entries(fc.double()),
    params: entries(fc.string()),
    tags: entries(fc.string()),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)

test('gives a block back as it was taken in, whatever was there before', () => {
  fc.assert(
    fc.property(runs, runs, (before, after) => {
      const table = new RunTable()
      table.absorb(runBlock(before))
      table.remove(before.map(({ id }) => id))
      table.absorb(runBlock(after))
      const copy = new RunTable()
      copy.absorb(runTableBlock(table, table.rows()))

      expect(copy.count).toBe(after.length)
      for (const run of after) {
        const row = copy.rowOf(run.id) ?? -1
        for (const key of ['a', 'b', '__proto__', 'c/d']) {
          const own = <Value>(of: Record<string, Value>) =>
            Object.hasOwn(of, key) ? of[key] : undefined
          expect(copy.metric(row, key)).toEqual(own(run.metrics))
          expect(copy.param(row, key)).toBe(own(run.params))
          expect(copy.tag(row, key)).toBe(own(run.tags))
        }
      }
    }),
  )
})
