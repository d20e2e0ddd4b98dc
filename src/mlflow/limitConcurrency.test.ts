import { expect, test } from 'vitest'
import { limitConcurrency } from './limitConcurrency.ts'

test('no more tasks run at once than allowed, and all get their turn in order', async () => {
  const run = limitConcurrency(2)
  const started: number[] = []
  const finish: (() => void)[] = []
  const task = (id: number) =>
    run(async () => {
      started.push(id)
      await new Promise<void>((resolve) => finish.push(resolve))
      return id
    })

  const all = Promise.all([0, 1, 2, 3].map(task))
  await Promise.resolve()
  expect(started).toEqual([0, 1])

  for (let done = 0; done < 4; done++) {
    finish[done]?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(started).toEqual([0, 1, 2, 3])
  expect(await all).toEqual([0, 1, 2, 3])
})

test('a task that fails makes room for the next', async () => {
  const run = limitConcurrency(1)

  await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')

  expect(await run(async () => 'next')).toBe('next')
})
