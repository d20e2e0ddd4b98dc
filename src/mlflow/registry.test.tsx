import { expect, test } from 'vitest'
import { startServer } from '#src/testing/renderApp.tsx'
import { queryClient } from './queryClient.ts'
import { registryQueries } from './registry.ts'

/** The model and its versions, asked for anew. */
const poll = () =>
  Promise.all([
    queryClient.fetchQuery({ ...registryQueries.model('Forest'), staleTime: 0 }),
    queryClient.fetchQuery({ ...registryQueries.versionsOf('Forest'), staleTime: 0 }),
  ])

test('a poll that brings nothing new leaves a model and its versions as they were, and else the versions that did not change', async () => {
  queryClient.clear()
  const server = await startServer()
  await server.registerVersion('Forest')
  await server.registerVersion('Forest', { stage: 'Staging' })
  const [model, versions] = await poll()

  const [sameModel, sameVersions] = await poll()
  expect(sameModel).toBe(model)
  expect(sameVersions).toBe(versions)

  await server.post('registered-models/alias', { name: 'Forest', alias: 'best', version: '1' })
  await server.post('model-versions/set-tag', {
    name: 'Forest',
    version: '2',
    key: 'review',
    value: 'open',
  })
  const [named, [second, first]] = await poll()
  expect(named.aliases).toEqual(new Map([['best', '1']]))
  expect(second?.tags).toEqual(new Map([['review', 'open']]))
  expect(first).toBe(versions[1])
})
