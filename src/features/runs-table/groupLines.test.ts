import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { groupAt, groupLines } from './groupLines.ts'
import { lineIds } from './lineIds.ts'
import { groupRows } from './runGroups.ts'

const table = new RunTable()
table.absorb(
  runBlock([
    { id: 'a', params: { lr: '1' } },
    { id: 'b', params: { lr: '2' } },
    { id: 'c', params: { lr: '1' } },
  ]),
)
const groups = groupRows(table, table.rows(), ['params.lr'], { experimentName: (id) => id })
const [first, second] = groups.map(({ id }) => id)
const closed = groupLines(
  groups,
  () => false,
  (rows) => rows,
)
const open = groupLines(
  groups,
  ({ id }) => id === first,
  (rows) => rows.toReversed(),
)

test('an open group is followed by its runs, a closed one by the next', () => {
  expect(Array.from(closed.rows, groupAt)).toEqual([0, 1])
  expect([...closed.children]).toEqual([2, 1])

  expect(Array.from(open.rows, (row) => groupAt(row) ?? table.ids[row])).toEqual([0, 'c', 'a', 1])
  expect([...open.depths]).toEqual([0, 1, 1, 0])
  expect([...open.children]).toEqual([2, 0, 0, 1])
})

test('lines are told by the ids of runs and groups', () => {
  const ids = lineIds(table, groups, open.rows)

  expect([0, 1, 2, 3, 4].map(ids.at)).toEqual([first, 'c', 'a', second, null])
  expect([first, 'a', second].map((id) => ids.indexOf(id ?? ''))).toEqual([0, 2, 3])
  expect(['b', 'gone'].map(ids.indexOf)).toEqual([-1, -1])
})

test('from one line to another there are the runs of both, each once, a group standing for its own', () => {
  const ids = lineIds(table, groups, open.rows)

  expect(ids.runsBetween(1, 2)).toEqual(['c', 'a'])
  expect(ids.runsBetween(3, 1)).toEqual(['c', 'a', 'b'])
  expect(ids.runsBetween(0, 1)).toEqual(['a', 'c'])
  expect(lineIds(table, groups, closed.rows).runsBetween(0, 0)).toEqual(['a', 'c'])
})
