import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { runBlock } from '#src/testing/runBlock.ts'
import { forgetRuns, recallRuns, rememberRuns } from './runMemory.ts'

const first = runBlock([{ id: 'a', metrics: { loss: NaN }, params: { lr: '0.1' } }, { id: 'b' }])
const second = runBlock([{ id: 'c', tags: { team: 'x' } }])

beforeEach(forgetRuns)

test('recalls what was remembered, for each backend and experiment apart', async () => {
  await rememberRuns('store', '1', [first, second])
  await rememberRuns('store', '10', [second])

  expect(await recallRuns('store', '1')).toEqual([first, second])
  expect(await recallRuns('store', '10')).toEqual([second])
  expect(await recallRuns('other', '1')).toBe(null)
})

test('remembers an experiment in place of what was known of it', async () => {
  await rememberRuns('store', '1', [first, second])
  await rememberRuns('store', '1', [second])

  expect(await recallRuns('store', '1')).toEqual([second])
})

test('an experiment without runs is known to have none', async () => {
  await rememberRuns('store', '1', [])

  expect(await recallRuns('store', '1')).toEqual([])
})

test('a piece that is lost or damaged makes the whole unknown', async () => {
  await rememberRuns('store', '1', [first, second])
  await rememberRuns('store', '2', [first])
  const database = await openDB('tidemark-runs')
  await database.delete('blocks', ['store', '1', 0])
  await database.put('blocks', { ...first, names: ['one too few'] }, ['store', '2', 0])
  database.close()

  expect(await recallRuns('store', '1')).toBe(null)
  expect(await recallRuns('store', '2')).toBe(null)
})

test('nonsense in a piece is as good as nothing', async () => {
  await rememberRuns('store', '1', [first])
  const database = await openDB('tidemark-runs')
  await database.put('blocks', 'nonsense', ['store', '1', 0])
  database.close()

  expect(await recallRuns('store', '1')).toBe(null)
})

test('a browser that refuses storage remembers nothing, and says nothing of it', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })

  await rememberRuns('store', '1', [first])

  expect(await recallRuns('store', '1')).toBe(null)
  vi.restoreAllMocks()
  expect(await recallRuns('store', '1')).toBe(null)
})

test('what did not find room as a whole is not kept in part', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  const full = new DOMException('full', 'QuotaExceededError')
  let puts = 0
  put.mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    puts++
    if (puts === 2) throw full
    return this.add(value, key)
  })

  await rememberRuns('store', '1', [first, second])
  put.mockRestore()

  expect(await recallRuns('store', '1')).toBe(null)
  const database = await openDB('tidemark-runs')
  expect(await database.count('blocks')).toBe(0)
  database.close()
})

test('of very many experiments those that were saved last are kept', async () => {
  for (let index = 0; index < 52; index++) await rememberRuns('store', `${index}`, [second])

  const known = await Promise.all(['0', '1', '2', '51'].map((id) => recallRuns('store', id)))
  expect(known.filter((blocks) => blocks !== null).length).toBeGreaterThanOrEqual(2)
  expect(known.at(-1)).toEqual([second])
  const database = await openDB('tidemark-runs')
  expect(await database.count('experiments')).toBe(50)
  database.close()
})
