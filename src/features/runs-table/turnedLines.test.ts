import { expect, test } from 'vitest'
import { MOST_KEYS, shortKey } from '#src/shortKey.ts'
import { turnInView } from './turnedLines.ts'

test('a line is turned and turned back, each kind in its own list', () => {
  const none = { openGroups: [], closedRuns: [] }

  expect(turnInView(none, 'openGroups', 'a')).toEqual({ openGroups: [shortKey('a')] })
  const closed = { openGroups: [], closedRuns: [shortKey('a')] }
  expect(turnInView(closed, 'closedRuns', 'a')).toEqual({ closedRuns: [] })
})

test('a full list takes no more, but lets go of what it has', () => {
  const openGroups = Array.from({ length: MOST_KEYS }, (_, at) => shortKey(String(at)))
  const full = { openGroups, closedRuns: [] }

  expect(turnInView(full, 'openGroups', 'more')).toBeNull()
  expect(turnInView(full, 'openGroups', '0')?.openGroups).toHaveLength(MOST_KEYS - 1)
})
