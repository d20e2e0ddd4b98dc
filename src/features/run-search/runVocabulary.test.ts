import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { readFilter } from '#protocol/filterLanguage.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { runVocabulary } from './runVocabulary.ts'

function vocabularyOf(...runs: Parameters<typeof runBlock>[0]) {
  const table = new RunTable()
  table.absorb(runBlock(runs))
  return runVocabulary(table)
}

test('names are those of the runs, written so that the language reads them', () => {
  const { names } = vocabularyOf({
    id: 'a',
    metrics: { f1: 1, 'loss/train': 2 },
    params: { 'with `tick`': '1', '`\'"': 'cannot be written' },
    tags: { 'mlflow.source.name': 'train.py', team: 'x' },
  })

  expect(names.map(({ id }) => id)).toEqual([
    'metrics.f1',
    'metrics.`loss/train`',
    'params."with `tick`"',
    'tags.team',
    'duration',
    'end_time',
    'run_id',
    'run_name',
    'start_time',
    'status',
    'user_id',
    'tags.mlflow.source.name',
  ])
  for (const { id, field } of names) {
    expect(readFilter(`${id} = 1`).filter).toMatchObject({ field })
  }
})

test('values are counted by run, the most frequent first', () => {
  const { valuesOf } = vocabularyOf(
    { id: 'a', status: 'FAILED', metrics: { f1: 0.5 }, params: { lr: '0.1' } },
    { id: 'b', metrics: { f1: Number.NaN }, params: { lr: '0.01' } },
    { id: 'c', metrics: { f1: 0.5 }, params: { lr: '0.01' } },
  )

  expect(valuesOf({ source: 'param', key: 'lr' })).toEqual([
    { value: '0.01', count: 2 },
    { value: '0.1', count: 1 },
  ])
  expect(valuesOf({ source: 'metric', key: 'f1' })).toEqual([{ value: '0.5', count: 2 }])
  expect(valuesOf({ source: 'attribute', key: 'status' })).toEqual([
    { value: 'FINISHED', count: 2 },
    { value: 'FAILED', count: 1 },
  ])
  expect(valuesOf({ source: 'tag', key: 'unknown' })).toEqual([])
})
