import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { layOutColumns, moveColumn, pinnedLefts } from './columnLayout.ts'
import { findColumns } from './runColumns.ts'
import { readRunsView } from './runsView.ts'

const table = new RunTable()
table.absorb(runBlock([{ id: 'a', metrics: { f1: 1, loss: 2, auc: 3 }, params: { lr: '1' } }]))
const columns = findColumns(table, 'one')

const view = (search: string) => readRunsView(new URLSearchParams(search))
const layOut = (search: string, folded: string[] = []) =>
  layOutColumns(columns, view(search), new Set(folded))
const metricsOf = (search: string) =>
  layOut(search)
    .scrolling.filter(({ group }) => group === 'metrics')
    .map(({ key }) => key)

test('hidden and folded columns are left out, each for its own reason', () => {
  const layout = layOut('hide=metrics.f1', ['params.lr'])
  const ids = layout.scrolling.map(({ id }) => id)

  expect(ids).not.toContain('metrics.f1')
  expect(ids).not.toContain('params.lr')
  expect(layout.hiddenIds.has('metrics.f1')).toBe(true)
  expect(layout.hiddenIds.has('params.lr')).toBe(false)
})

test('pinned columns leave the others, in the order of their pinning', () => {
  const layout = layOut('pin=params.lr&pin=metrics.f1')

  expect(layout.pinned.map(({ id }) => id)).toEqual(['params.lr', 'metrics.f1'])
  expect(layout.scrolling.map(({ id }) => id)).not.toContain('metrics.f1')
  expect(pinnedLefts(layout.pinned, 100)).toEqual([100, 100 + (layout.pinned[0]?.width ?? 0)])
})

test('a column is as wide as the user made it', () => {
  const loss = layOut('width=333+metrics.loss').scrolling.find(({ key }) => key === 'loss')

  expect(loss?.width).toBe(333)
})

const step = (search: string, id: string, by: -1 | 1) => {
  const moved = moveColumn(layOut(search), view(search).moved, id, by)
  return moved.map(([column, before]) => `move=${column}+${before}`).join('&')
}

test('columns move step by step within their group, and no further', () => {
  expect(metricsOf('')).toEqual(['auc', 'f1', 'loss'])
  const left = step('', 'metrics.loss', -1)
  expect(metricsOf(left)).toEqual(['auc', 'loss', 'f1'])
  expect(metricsOf(step(left, 'metrics.auc', 1))).toEqual(['loss', 'auc', 'f1'])
  expect(step('', 'metrics.auc', -1)).toBe('')
  expect(step('', 'metrics.loss', 1)).toBe('')
})

test('a move that names a column of another group, or one that is gone, moves nothing', () => {
  expect(metricsOf('move=metrics.f1+params.lr&move=metrics.gone+metrics.f1')).toEqual([
    'auc',
    'f1',
    'loss',
  ])
})
