import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { drawnGroups } from './drawnGroups.ts'
import { groupRows } from './runGroups.ts'

const context = { experimentName: (id: string) => id }

/** Groups by seed, each of so many runs, which are named by seed and number. */
function grouped(...sizes: number[]) {
  const table = new RunTable()
  table.absorb(
    runBlock(
      sizes.flatMap((size, seed) =>
        Array.from({ length: size }, (_, at) => ({
          id: `${seed}-${at}`,
          params: { seed: String(seed) },
        })),
      ),
    ),
  )
  return { table, groups: groupRows(table, table.rows(), ['params.seed'], context) }
}

const select = (...runIds: string[]) => runIds.map((runId) => ({ runId, slot: null }))

test('the first groups are drawn, each with its first runs, and the note says so', () => {
  const { table, groups } = grouped(30, 1, 1, 1, 1, 1, 1, 1, 1, 1)

  const { drawn, note } = drawnGroups(table, groups, [])

  expect(drawn.map(({ label, slot }) => [label, slot])).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => [`seed ${seed}`, seed]),
  )
  expect(drawn[0]?.rows).toHaveLength(20)
  expect(note).toBe('The first 8 of 10 groups are drawn · at most 20 runs of each')
})

test('all groups need no note', () => {
  const { table, groups } = grouped(2, 3)

  expect(drawnGroups(table, groups, [])).toMatchObject({ drawn: { length: 2 }, note: null })
})

test('with runs selected, it is the groups that hold them', () => {
  const { table, groups } = grouped(2, 2, 2)

  const { drawn, note } = drawnGroups(table, groups, select('2-1', '1-0', '1-1'))

  expect(drawn.map(({ label, slot }) => [label, slot])).toEqual([
    ['seed 1', 0],
    ['seed 2', 1],
  ])
  expect(drawn[0]?.rows).toHaveLength(2)
  expect(note).toBe('The groups with selected runs are drawn')
})

test('runs that are selected elsewhere leave the first groups', () => {
  const { table, groups } = grouped(1, 1)

  expect(drawnGroups(table, groups, select('elsewhere')).drawn).toHaveLength(2)
})

test('no two labels are the same', () => {
  const table = new RunTable()
  table.absorb(
    runBlock([
      { id: 'a', params: { x: '1 · y 2', y: '3' } },
      { id: 'b', params: { x: '1', y: '2 · y 3' } },
    ]),
  )
  const groups = groupRows(table, table.rows(), ['params.x', 'params.y'], context)

  expect(drawnGroups(table, groups, []).drawn.map(({ label }) => label)).toEqual([
    'x 1 · y 2 · y 3',
    'x 1 · y 2 · y 3 (2)',
  ])
})
