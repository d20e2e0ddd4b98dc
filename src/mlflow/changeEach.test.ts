import { expect, test } from 'vitest'
import { changeEach } from './changeEach.ts'

const refuse = async (item: string) => {
  if (item === 'b') throw new Error('no b')
}

test('a refusal stops nothing, and is told with what it was about', async () => {
  const progress: number[] = []

  const outcome = await changeEach(['a', 'b', 'c'], refuse, (count) => progress.push(count))

  expect(outcome.done).toEqual(['a', 'c'])
  expect(outcome.failed).toMatchObject([{ item: 'b', error: { message: 'no b' } }])
  expect(progress).toEqual([1, 2, 3])
})
