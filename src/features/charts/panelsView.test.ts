import { expect, test } from 'vitest'
import { MOST_KEYS } from '#src/shortKey.ts'
import {
  arrangedSections,
  isSectionOpen,
  movePanel,
  type PanelsView,
  readPanelsView,
  turnPanel,
  turnSection,
  writePanelsView,
} from './panelsView.ts'

const plain: PanelsView = {
  text: '',
  turnedSections: [],
  hidden: [],
  order: [],
  wide: [],
  size: 'small',
  enlarged: null,
}

test('a view reads back from its URL, and leaves alone what others keep there', () => {
  const view: PanelsView = {
    text: 'a&b ',
    turnedSections: ['1a', 'b2'],
    hidden: ['c3'],
    order: ['d4', 'e5'],
    wide: ['f6'],
    size: 'large',
    enlarged: 'val/loss é',
  }
  const params = writePanelsView(view, new URLSearchParams('filter=x&sections=zz'))

  expect(readPanelsView(params)).toEqual(view)
  expect(params.get('filter')).toBe('x')
  expect(writePanelsView(plain, params).toString()).toBe('filter=x')
})

test("sections stand open, but for the machine's own, until they are turned", () => {
  expect(isSectionOpen(plain, 'train')).toBe(true)
  expect(isSectionOpen(plain, 'system')).toBe(false)

  const closed = { ...plain, ...turnSection(plain, 'train') }
  const turned = { ...closed, ...turnSection(closed, 'system') }
  expect(isSectionOpen(turned, 'train')).toBe(false)
  expect(isSectionOpen(turned, 'system')).toBe(true)
  expect(turnSection(turned, 'train').turnedSections).toHaveLength(1)
})

test('beyond as many as an address holds, the first turned one goes back', () => {
  let view = turnSection(plain, 'first')
  for (let at = 0; at < MOST_KEYS; at++) view = turnSection({ ...plain, ...view }, `more ${at}`)

  expect(view.turnedSections).toHaveLength(MOST_KEYS)
  expect(isSectionOpen({ ...plain, ...view }, 'first')).toBe(true)
})

const sections = [
  { name: '', metrics: ['a', 'b', 'c', 'd'] },
  { name: 'train', metrics: ['train/loss'] },
]
const arranged = (view: PanelsView) =>
  arrangedSections(sections, view).map(({ metrics }) => metrics)

test('a panel is hidden and shown again, and a section without any is gone', () => {
  const hidden = { ...plain, ...turnPanel(plain, 'train/loss') }
  expect(arranged(hidden)).toEqual([['a', 'b', 'c', 'd']])
  expect(arranged({ ...hidden, ...turnPanel(hidden, 'train/loss') })).toEqual(arranged(plain))
})

test('a panel moves before another or to the end, and the others keep their order', () => {
  const move = (view: PanelsView, metric: string, before: string | null) => ({
    ...view,
    ...movePanel(view, arranged(view)[0] ?? [], metric, before),
  })

  const moved = move(plain, 'd', 'b')
  expect(arranged(moved)[0]).toEqual(['a', 'd', 'b', 'c'])
  expect(arranged(move(moved, 'a', null))[0]).toEqual(['d', 'b', 'c', 'a'])
  expect(arranged(moved)[1]).toEqual(['train/loss'])
})

test('moves within one section leave the order of another as it is', () => {
  const first = { ...plain, ...movePanel(plain, ['x', 'y'], 'y', 'x') }
  const second = { ...first, ...movePanel(first, ['a', 'b'], 'b', 'a') }

  expect(arrangedSections([{ name: 's', metrics: ['x', 'y'] }], second)[0]?.metrics).toEqual([
    'y',
    'x',
  ])
})
