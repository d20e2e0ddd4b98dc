import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MlflowError } from '#protocol/errors.ts'
import { UNREACHABLE, withRetries } from './retries.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a server that stays away is tried six times, over 15 to 22 seconds', async () => {
  const begun = Date.now()
  const tries: number[] = []
  const trying = withRetries(async () => {
    tries.push(Date.now() - begun)
    throw new MlflowError(UNREACHABLE, 'away', 0)
  })
  const outcome = Promise.allSettled([trying])
  await vi.runAllTimersAsync()

  expect(await outcome).toMatchObject([{ status: 'rejected', reason: { code: UNREACHABLE } }])
  expect(tries).toHaveLength(6)
  expect(tries[0]).toBe(0)
  expect(tries[5]).toBeGreaterThan(15_000)
  expect(tries[5]).toBeLessThan(22_000)
})
