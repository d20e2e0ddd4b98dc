import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { nestRows, parentRows, withParents } from './nestedRows.ts'

/** Runs by id, each with the id of its parent; in the order in which they are to stand. */
function tableOf(runs: readonly (readonly [id: string, parent?: string | undefined])[]) {
  const table = new RunTable()
  table.absorb(
    runBlock(
      runs.map(([id, parent]) => ({ id, tags: parent ? { 'mlflow.parentRunId': parent } : {} })),
    ),
  )
  return { table, parents: parentRows(table) }
}

const never = () => false

function shown(table: RunTable, lines: ReturnType<typeof nestRows>) {
  return Array.from(lines.rows, (row, index) => [
    table.ids[row],
    lines.depths[index],
    lines.children[index],
  ])
}

test('children follow their parent in their own order, at any depth', () => {
  const { table, parents } = tableOf([
    ['fold 2', 'parent'],
    ['other'],
    ['deep', 'fold 1'],
    ['parent'],
    ['fold 1', 'parent'],
  ])

  expect(shown(table, nestRows(table.rows(), parents, never))).toEqual([
    ['other', 0, 0],
    ['parent', 0, 2],
    ['fold 2', 1, 0],
    ['fold 1', 1, 1],
    ['deep', 2, 0],
  ])
})

test('what hangs below a closed run is hidden, and still counted', () => {
  const { table, parents } = tableOf([['parent'], ['child', 'parent'], ['deep', 'child']])

  const lines = nestRows(table.rows(), parents, (row) => table.ids[row] === 'parent')

  expect(shown(table, lines)).toEqual([['parent', 0, 1]])
})

test('a run that matches brings its parents along, which are told apart', () => {
  const { table, parents } = tableOf([['parent'], ['child', 'parent'], ['deep', 'child'], ['x']])
  const deep = Int32Array.of(2)
  const matches = Uint8Array.of(0, 0, 1, 0)

  const lines = nestRows(withParents(deep, parents), parents, never, matches)

  expect(shown(table, lines).map(([id]) => id)).toEqual(['parent', 'child', 'deep'])
  expect([...lines.contexts]).toEqual([1, 1, 0])
})

test('whatever hangs on whatever, each run is shown once, and no parent is lost', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const parent = fc.option(fc.constantFrom(...ids, 'elsewhere'), { nil: undefined })
  fc.assert(
    fc.property(fc.array(parent, { minLength: 6, maxLength: 6 }), (chosen) => {
      const { table, parents } = tableOf(ids.map((id, index) => [id, chosen[index]] as const))
      const lines = nestRows(table.rows(), parents, never)

      expect(new Set(Array.from(lines.rows, (row) => table.ids[row]))).toEqual(new Set(ids))
      expect(lines.rows).toHaveLength(ids.length)
      // A run that is no root stands below its parent.
      for (const [index, row] of lines.rows.entries()) {
        const above = lines.rows.subarray(0, index).lastIndexOf(parents[row] ?? -1)
        expect(lines.depths[index] === 0 || above >= 0).toBe(true)
      }
    }),
  )
})
