import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RunBlock } from './runBlock.ts'
import { NO_RUNS, type RunTally, tallyRun } from './runTally.ts'

/** Goes up with every change of what is kept: what another version remembered is then dropped whole. */
const VERSION = 2
const DATABASE = 'tidemark-runs'
/** Experiments that are remembered, over all backends; those that were saved longest ago go first. */
const MOST_EXPERIMENTS = 50
/** A browser whose storage is stuck never answers. */
const PATIENCE_MS = 3_000

/** All runs of one experiment of one backend, in pieces that each take the browser little time to copy. */
type Remembered = { blocks: number; savedAt: number; tally: RunTally | null }

type Schema = DBSchema & {
  /** Key: the backend's store and the experiment. */
  experiments: { key: [string, string]; value: Remembered }
  /** Key: the same, and the number of the piece. */
  blocks: { key: [string, string, number]; value: RunBlock }
}

/**
 * The runs of earlier visits, kept in IndexedDB. Nothing depends on it: where the browser refuses it, where it is full
 * or holds nonsense, everything is simply asked of the backend again.
 */
async function openMemory(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade(database) {
      for (const name of database.objectStoreNames) database.deleteObjectStore(name)
      database.createObjectStore('experiments')
      database.createObjectStore('blocks')
    },
  })
}

async function openInTime(): Promise<IDBPDatabase<Schema>> {
  const opening = openMemory()
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The browser does not open its database')), PATIENCE_MS)
  })
  try {
    return await Promise.race([opening, late])
  } catch (error) {
    void opening.then(
      (database) => database.close(),
      () => undefined,
    )
    throw error
  }
}

async function withMemory<Result>(
  work: (database: IDBPDatabase<Schema>) => Promise<Result>,
  otherwise: Result,
): Promise<Result> {
  try {
    const database = await openInTime()
    try {
      return await work(database)
    } finally {
      database.close()
    }
  } catch {
    return otherwise
  }
}

const blocksOf = (store: string, experimentId: string) =>
  IDBKeyRange.bound([store, experimentId, 0], [store, experimentId, Infinity])

const areTexts = (list: unknown) =>
  Array.isArray(list) && list.every((text) => typeof text === 'string')

const isTyped = (list: unknown) => ArrayBuffer.isView(list)

/** Whether the lists of a block hold what they must, and as much of it; throws where they are no lists at all. */
function isWhole({ ids, metrics, params, tags, ...block }: RunBlock): boolean {
  const texts = [ids, block.experimentIds, block.names, block.statuses, block.users]
  const numbers = [block.startedAt, block.endedAt, block.deleted]
  return (
    texts.every(areTexts) &&
    numbers.every(isTyped) &&
    [...texts, ...numbers].every(({ length }) => length === ids.length) &&
    Array.isArray(block.datasets) &&
    metrics.every(
      ({ key, rows, values, steps, timestamps }) =>
        typeof key === 'string' &&
        [rows, values, steps, timestamps].every(isTyped) &&
        [values, steps, timestamps].every(({ length }) => length === rows.length),
    ) &&
    [...params, ...tags].every(
      ({ key, rows, codes, texts }) =>
        typeof key === 'string' &&
        [rows, codes].every(isTyped) &&
        codes.length === rows.length &&
        areTexts(texts),
    )
  )
}

/** What is remembered of one experiment: null for nothing, and for what was cut short or is damaged. */
export const recallRuns = (store: string, experimentId: string): Promise<RunBlock[] | null> =>
  withMemory(async (database) => {
    const transaction = database.transaction(['experiments', 'blocks'])
    const [remembered, blocks] = await Promise.all([
      transaction.objectStore('experiments').get([store, experimentId]),
      transaction.objectStore('blocks').getAll(blocksOf(store, experimentId)),
    ])
    return remembered?.blocks === blocks.length && blocks.every(isWhole) ? blocks : null
  }, null)

/** The figures of the runs that are remembered of one experiment, without the runs; null for nothing. */
export const recallTally = (store: string, experimentId: string): Promise<RunTally | null> =>
  withMemory(async (database) => {
    const remembered = await database.get('experiments', [store, experimentId])
    return remembered?.tally ?? null
  }, null)

/** Forgets the figures of one experiment, when its runs are known to be others; the runs stay, to be checked. */
export const forgetTally = (store: string, experimentId: string): Promise<void> =>
  withMemory(async (database) => {
    const key: [string, string] = [store, experimentId]
    const remembered = await database.get('experiments', key)
    if (remembered) await database.put('experiments', { ...remembered, tally: null }, key)
  }, undefined)

/** Remembers all runs of one experiment, in place of what was known of it. */
export const rememberRuns = (
  store: string,
  experimentId: string,
  blocks: Iterable<RunBlock>,
): Promise<void> =>
  withMemory(async (database) => {
    await forget(database, store, experimentId)
    try {
      let count = 0
      let tally = NO_RUNS
      // Each piece in a transaction of its own, since they are made one at a time.
      for (const block of blocks) {
        await database.put('blocks', block, [store, experimentId, count])
        count++
        for (const row of block.ids.keys()) tally = tallyRun(tally, block, row)
      }
      const remembered = { blocks: count, savedAt: Date.now(), tally }
      await database.put('experiments', remembered, [store, experimentId])
      await forgetOldest(database)
    } catch {
      // As when the disk is full: what did find room is of no use.
      await forget(database, store, experimentId)
    }
  }, undefined)

async function forget(database: IDBPDatabase<Schema>, store: string, experimentId: string) {
  const transaction = database.transaction(['experiments', 'blocks'], 'readwrite')
  await Promise.all([
    transaction.objectStore('experiments').delete([store, experimentId]),
    transaction.objectStore('blocks').delete(blocksOf(store, experimentId)),
    transaction.done,
  ])
}

async function forgetOldest(database: IDBPDatabase<Schema>) {
  const keys = await database.getAllKeys('experiments')
  const values = await database.getAll('experiments')
  const oldest = keys
    .map((key, index) => ({ key, savedAt: values[index]?.savedAt ?? 0 }))
    .toSorted((a, b) => b.savedAt - a.savedAt)
    .slice(MOST_EXPERIMENTS)
  for (const { key } of oldest) await forget(database, ...key)
}

/** Forgets the runs of every experiment and backend. */
export const forgetRuns = (): Promise<void> =>
  withMemory(async (database) => {
    await Promise.all([database.clear('experiments'), database.clear('blocks')])
  }, undefined)
