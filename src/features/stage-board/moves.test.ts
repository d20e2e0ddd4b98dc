import { expect, test } from 'vitest'
import { writeTransition } from '#protocol/transitions.ts'
import { separateMoves } from './moves.ts'

const first = {
  time: 1_000,
  from: 'None',
  to: 'Staging',
  reason: 'to be watched',
  user: 'ada',
} as const
const second = { ...first, time: 2_000, from: 'Staging', to: 'Production' } as const

test('moves are told apart from tags that people set, the latest first', () => {
  const kept = [first, second].map(writeTransition)
  const tags = new Map([
    ...kept.map(({ key, value }): [string, string] => [key, value]),
    ['approved', 'yes'],
    ['tidemark.transition.3000', 'not JSON'],
  ])

  expect(separateMoves(tags)).toEqual({
    others: [
      ['approved', 'yes'],
      ['tidemark.transition.3000', 'not JSON'],
    ],
    moves: [second, first],
  })
})
