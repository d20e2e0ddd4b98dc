import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { filterForServer, isForServer } from '#protocol/filterForServer.ts'
import { readFilter } from '#protocol/filterLanguage.ts'
import { startTestServer } from '#server/testing/testServer.ts'
import { mlflowFilters, oddRuns } from '#src/testing/filterCases.ts'
import { logOddRun } from '#src/testing/logOddRun.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { decodeRuns } from './decodeRuns.ts'
import { filterRuns } from './filterRuns.ts'
import { RunTable } from './runTable.ts'

function nodeOf(text: string) {
  const { filter, problem } = readFilter(text)
  if (!filter) throw new Error(`${text}: ${problem.message}`)
  return filter
}

const idsOf = (table: RunTable, text: string) => {
  const matches = filterRuns(nodeOf(text), table)
  return [...table.rows()]
    .filter((row) => matches[row])
    .map((row) => table.ids[row] ?? '')
    .toSorted(byLetters)
}

const byLetters = (a: string, b: string) => (a < b ? -1 : 1)

async function serverWithOddRuns() {
  const server = await startTestServer()
  const post = (endpoint: string, body: Record<string, unknown>) =>
    server.call('POST', endpoint, body, z.unknown())
  for (const run of oddRuns(40, 'without NaN')) await logOddRun(post, '0', run)
  const search = async (filter: string) => {
    const answer = await post('runs/search', { experiment_ids: ['0'], filter, max_results: 100 })
    return decodeRuns(answer).block
  }
  const table = new RunTable()
  table.absorb(await search(''))
  return { table, search: async (text: string) => (await search(text)).ids.toSorted(byLetters) }
}

test('agrees with the embedded server on thousands of filters', async () => {
  const { table, search } = await serverWithOddRuns()
  const disagreements = []
  let found = 0
  for (const text of mlflowFilters('3.x', 3_000)) {
    const filter = nodeOf(text)
    const [here, there] = [idsOf(table, text), await search(text)]
    found += there.length
    if (here.join() !== there.join()) disagreements.push(text)
    // What is sent while runs are missing finds the same, or more where it is a part.
    const sent = new Set(await search(filterForServer(filter)))
    const isEnough = here.every((id) => sent.has(id))
    if (!isEnough || (isForServer(filter) && sent.size !== here.length)) disagreements.push(text)
  }

  expect(disagreements).toEqual([])
  expect(found).toBeGreaterThan(3_000)
})

test('OR, NOT and brackets are the set algebra of what they join', async () => {
  const { table } = await serverWithOddRuns()
  const all = idsOf(table, '')
  const filters = fc.constantFrom(...mlflowFilters('3.x', 60))
  fc.assert(
    fc.property(filters, filters, filters, (a, b, c) => {
      const [inA, inB, inC] = [a, b, c].map((text) => new Set(idsOf(table, text)))
      const both = all.filter((id) => (inA?.has(id) || inB?.has(id)) && inC?.has(id))
      const mixed = all.filter((id) => inA?.has(id) || (inB?.has(id) && inC?.has(id)))
      const not = all.filter((id) => !inA?.has(id))

      expect(idsOf(table, `((${a}) OR (${b})) AND (${c})`)).toEqual(both)
      expect(idsOf(table, `(${a}) or (${b}) (${c})`)).toEqual(mixed)
      expect(idsOf(table, `NOT (${a})`)).toEqual(not)
    }),
  )
})

const table = new RunTable()
table.absorb(
  runBlock([
    {
      id: 'a1',
      name: 'zscore window 20',
      status: 'FAILED',
      startedAt: new Date(2024, 4, 1).getTime(),
      endedAt: new Date(2024, 4, 1, 0, 10).getTime(),
      user: 'Dewi',
      metrics: { f1: 0.7 },
      params: { lr: '0.010', method: 'zscore' },
      tags: { 'mlflow.source.name': 'hidden.py', purpose: 'baseline' },
    },
    {
      id: 'b2',
      name: 'forest',
      startedAt: new Date(2024, 5, 1).getTime(),
      endedAt: new Date(2024, 5, 1, 2).getTime(),
      metrics: { f1: 0.6, loss: NaN },
      params: { lr: 'auto' },
    },
  ]),
)

test.each<[string, string[]]>([
  ['zscore', ['a1']],
  ['ZSCORE f1', []],
  ['dewi', ['a1']],
  ['b2', ['b2']],
  ['baseline OR forest', ['a1', 'b2']],
  ['"window 20"', ['a1']],
  ['hidden.py', []],
  ['params.method = zscore', ['a1']],
  ['params.lr > 0.001', ['a1']],
  ['params.lr = 0.01', ['a1']],
  ["params.lr = '0.01'", []],
  ['params.method IS NULL', ['b2']],
  ['metrics.loss IS NOT NULL', ['b2']],
  ['NOT metrics.loss IS NOT NULL', ['a1']],
  ['metrics.loss IS NULL', ['a1']],
  ['metrics.loss < 1', []],
  ['metrics.loss = 0', []],
  ['metrics.loss != 0', ['b2']],
  ['NOT metrics.loss = 0', ['a1', 'b2']],
  ["NOT params.none = 'a'", ['a1', 'b2']],
  ["params.lr LIKE '%-%'", []],
  ["params.method ILIKE 'ZS%'", ['a1']],
  ['params.lr != 0.5', ['a1']],
  ['status = failed', ['a1']],
  ['duration > 1h', ['b2']],
  ['duration <= 10m', ['a1']],
  ['start_time >= 2024-05-15', ['b2']],
  ['start_time > -7d', []],
  ['metrics.f1 == 0.7', ['a1']],
  ['metrics.f1 <> 0.7', ['b2']],
])('%s', (text, ids) => {
  expect(idsOf(table, text)).toEqual(ids)
})
