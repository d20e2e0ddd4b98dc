import { expect, test } from 'vitest'
import { cellAction, selectedCells, selectWhole } from './cellMove.ts'

const size = { rows: 1_000, columns: 5, page: 20 }
const press = (key: string, held: { shift?: boolean; ctrl?: boolean; alt?: boolean } = {}) => ({
  key,
  shiftKey: held.shift ?? false,
  ctrlKey: held.ctrl ?? false,
  metaKey: false,
  altKey: held.alt ?? false,
})
const moved = (...pressed: Parameters<typeof press>) => {
  const action = cellAction(press(...pressed), { row: 10, column: 2 }, size)
  return action?.type === 'move' ? [action.to.row, action.to.column, action.extend] : action
}

test('arrows, pages, Home and End move from cell to cell', () => {
  expect(moved('ArrowDown')).toEqual([11, 2, false])
  expect(moved('ArrowLeft', { shift: true })).toEqual([10, 1, true])
  expect(moved('PageDown')).toEqual([30, 2, false])
  expect(moved('Home')).toEqual([10, 0, false])
  expect(moved('End', { ctrl: true })).toEqual([999, 4, false])
  expect(moved('ArrowDown', { ctrl: true })).toEqual([999, 2, false])
})

test('the headers are above the first row, and sort on Enter', () => {
  expect(cellAction(press('ArrowUp'), { row: 0, column: 2 }, size)).toMatchObject({
    to: { row: -1, column: 2 },
  })
  expect(cellAction(press('Enter'), { row: -1, column: 2 }, size)).toEqual({ type: 'sort' })
  expect(cellAction(press('Enter'), { row: 3, column: 2 }, size)).toBeNull()
})

test('rows, columns and all can be selected, columns widened', () => {
  expect(moved(' ', { shift: true })).toEqual({ type: 'select', what: 'row' })
  expect(moved(' ', { ctrl: true })).toEqual({ type: 'select', what: 'column' })
  expect(moved('a', { ctrl: true })).toEqual({ type: 'select', what: 'all' })
  expect(moved('ArrowRight', { alt: true })).toEqual({ type: 'widen', by: 24 })
  expect(moved('a')).toBeNull()
})

test('a selection holds both of its corners, and never the headers', () => {
  expect(selectedCells({ from: { row: 4, column: 3 }, to: { row: 2, column: 1 } })).toEqual({
    from: 2,
    to: 5,
    columnFrom: 1,
    columnTo: 4,
  })
  const fromHeader = { from: { row: -1, column: 0 }, to: { row: 1, column: 0 } }
  expect(selectedCells(fromHeader)).toMatchObject({ from: 0, to: 2 })
  expect(selectedCells({ from: { row: -1, column: 0 }, to: { row: -1, column: 2 } })).toBeNull()
})

test('a whole row, column or table is selected around the cell that stays active', () => {
  const active = { row: 7, column: 2 }
  const cells = (what: 'row' | 'column' | 'all') => selectedCells(selectWhole(what, active, size))

  expect(selectWhole('row', active, size).active).toEqual(active)
  expect(cells('row')).toEqual({ from: 7, to: 8, columnFrom: 0, columnTo: 5 })
  expect(cells('column')).toEqual({ from: 0, to: 1_000, columnFrom: 2, columnTo: 3 })
  expect(cells('all')).toEqual({ from: 0, to: 1_000, columnFrom: 0, columnTo: 5 })
})
