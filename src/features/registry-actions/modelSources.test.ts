import { expect, test } from 'vitest'
import { folderSource, modelSources } from './modelSources.ts'

const run = { id: 'r1', artifactUri: 'mlflow-artifacts:/0/r1/artifacts', loggedModelIds: ['m-1'] }
const file = (path: string) => ({ path, isFolder: false, bytes: 1 })

test('folders with an MLmodel file and logged models can be registered', () => {
  const artifacts = [
    file('a.txt'),
    file('MLmodel'),
    file('model/MLmodel'),
    file('deep er/#1/MLmodel'),
    file('model/NotMLmodel'),
    { path: 'x/MLmodel', isFolder: true, bytes: null },
  ]
  expect(modelSources(run, artifacts)).toEqual([
    { uri: 'models:/m-1', source: 'models:/m-1', runId: 'r1' },
    { uri: 'runs:/r1/', source: 'mlflow-artifacts:/0/r1/artifacts', runId: 'r1' },
    { uri: 'runs:/r1/model', source: 'mlflow-artifacts:/0/r1/artifacts/model', runId: 'r1' },
    {
      uri: 'runs:/r1/deep er/#1',
      source: 'mlflow-artifacts:/0/r1/artifacts/deep er/#1',
      runId: 'r1',
    },
  ])
})

test('the query of a store stays at the end of its address', () => {
  const { source } = folderSource({ id: 'r1', artifactUri: 'wasbs://c@a/x/?sig=1' }, 'model')
  expect(source).toBe('wasbs://c@a/x/model?sig=1')
})
