import { expect, test } from 'vitest'
import { copiedFrom, folderInRun } from './versionOrigin.ts'

const run = { id: 'r1', artifactUri: 'mlflow-artifacts:/0/r1/artifacts' }

test('a source inside of the run is a folder of its artifacts', () => {
  expect(folderInRun('runs:/r1/a b/#1', run)).toBe('a b/#1')
  expect(folderInRun('mlflow-artifacts:/0/r1/artifacts/model/', run)).toBe('model')
  expect(folderInRun('mlflow-artifacts:/0/r1/artifacts', run)).toBe('')
})

test('any other source is not', () => {
  for (const source of [
    'runs:/r10/model',
    'mlflow-artifacts:/0/r1/artifacts2/model',
    'models:/m/1',
    's3://b/model',
    '',
  ]) {
    expect(folderInRun(source, run)).toBeNull()
  }
  expect(folderInRun('/model', { id: 'r1', artifactUri: '' })).toBeNull()
})

test('a copy tells of which version it is one', () => {
  expect(copiedFrom(`models:/50% "#1/12`)).toEqual({ model: `50% "#1`, version: '12' })
  expect(copiedFrom('models:/m-0123')).toBeNull()
  expect(copiedFrom('models:/m/Production')).toBeNull()
})
