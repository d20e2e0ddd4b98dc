import { expect, test } from 'vitest'
import { stageTransitions } from '#protocol/transitions.ts'
import { modelsOf, versionOf } from '#src/testing/registered.ts'
import { modelRows } from './modelRows.ts'

const promoted = stageTransitions.write({
  time: 5_000,
  from: 'Staging',
  to: 'Production',
  reason: 'beats the rule',
  user: 'ada',
})
const versions = [
  versionOf('Forest', '9', { stage: 'Staging' }),
  versionOf('Forest', '10'),
  versionOf('Forest', '2', { stage: 'Production', tags: { [promoted.key]: promoted.value } }),
  versionOf('Autoencoder', '1'),
]
const models = modelsOf({ Forest: {}, Autoencoder: {}, Planned: {} })

test('a model is told by what is in use, since when and why, and what comes next', () => {
  const [autoencoder, forest, planned] = modelRows(versions, versions, models)

  expect(forest?.inUse?.version).toBe('2')
  expect(forest?.since).toEqual(new Date(5_000))
  expect(forest?.arrival).toMatchObject({ user: 'ada', reason: 'beats the rule' })
  expect(forest?.inStaging?.version).toBe('9')
  expect(forest?.newest?.version).toBe('10')
  expect(autoencoder).toMatchObject({ inUse: null, inStaging: null, versionCount: 1 })
  expect(planned).toMatchObject({ newest: null, versionCount: 0 })
})

test('a search leaves the models of the cards that it leaves, told by all of their versions', () => {
  const rows = modelRows(versions, versions.slice(0, 1), models)

  expect(rows.map(({ model }) => model.name)).toEqual(['Forest'])
  expect(rows[0]?.inUse?.version).toBe('2')
})
