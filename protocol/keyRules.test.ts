import { expect, test } from 'vitest'
import { keyProblem } from './keyRules.ts'

test.each(['loss', 'train/loss', 'f1-score', 'a.b:c d', 'ﬁtness_ñ', 'دقة', ' '])(
  '%j is a key',
  (key) => {
    expect(keyProblem(key)).toBeNull()
  },
)

test.each(['a#b', 'a%', "it's", '<b>', 'a\\b', 'a\n'])('%j holds a sign that no key may', (key) => {
  expect(keyProblem(key)).toContain('may hold only letters')
})

test.each(['/loss', 'loss/', 'a//b', '.', '../a', 'a/./b'])('%j is no normal path', (key) => {
  expect(keyProblem(key)).toContain('reads as a path')
})
