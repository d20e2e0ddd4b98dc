import { expect, test } from 'vitest'
import { MOST_KEYS } from '#src/shortKey.ts'
import {
  isSectionOpen,
  type PanelsView,
  readPanelsView,
  turnSection,
  writePanelsView,
} from './panelsView.ts'

const plain: PanelsView = { text: '', turnedSections: [] }

test('a view reads back from its URL, and leaves alone what others keep there', () => {
  const view: PanelsView = { text: 'a&b ', turnedSections: ['1a', 'b2'] }
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
