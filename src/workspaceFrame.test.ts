import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkspaceFrame, USUAL_SPLIT, writeWorkspaceFrame } from './workspaceFrame.ts'

const read = (search: string) => readWorkspaceFrame(new URLSearchParams(search))

test('the panels are closed unless the address has them', () => {
  expect(read('')).toEqual({ panels: false, split: USUAL_SPLIT })
  expect(read('panels=1&split=30')).toEqual({ panels: true, split: 0.3 })
  expect(read('split=100').split).toBe(1)
})

test('a share that would hide a part, or is none, is the usual one', () => {
  for (const split of ['', '0', '5', '99', '101', '-40', '4e1', '40.5', 'NaN', ' 40']) {
    expect(read(`split=${split}`).split).toBe(USUAL_SPLIT)
  }
})

test('what is written is read again, and the rest of the address stays', () => {
  const percents = fc.oneof(fc.integer({ min: 20, max: 80 }), fc.constant(100))
  fc.assert(
    fc.property(fc.boolean(), percents, (panels, percent) => {
      const frame = { panels, split: percent / 100 }
      const before = new URLSearchParams('filter=a&panels=1&split=50')
      const after = writeWorkspaceFrame(frame, before)

      expect(readWorkspaceFrame(after)).toEqual(frame)
      expect(after.get('filter')).toBe('a')
    }),
  )
})

test('the usual frame leaves the address plain', () => {
  expect(
    writeWorkspaceFrame({ panels: false, split: USUAL_SPLIT }, new URLSearchParams()).size,
  ).toBe(0)
})
