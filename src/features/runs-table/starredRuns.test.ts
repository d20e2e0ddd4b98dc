import { expect, test } from 'vitest'
import { readStars, starsOf, withStarTurned } from './starredRuns.ts'

test('each store has stars of its own', () => {
  const stars = withStarTurned(withStarTurned({}, 'one', 'a'), 'two', 'b')

  expect(starsOf(stars, 'one')).toEqual(['a'])
  expect(starsOf(stars, 'two')).toEqual(['b'])
  expect(starsOf(withStarTurned(stars, 'two', 'b'), 'two')).toEqual([])
  expect(starsOf(stars, 'three')).toEqual([])
})

test('of what is found in storage only lists of ids are taken', () => {
  expect(readStars({ one: ['a', 1], two: 'b', three: null })).toEqual({ one: ['a'] })
  for (const odd of [undefined, null, 'a', 3]) expect(readStars(odd)).toEqual({})
})
