import { beforeEach, expect, test } from 'vitest'
import { experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { runQueries } from '#mlflow/runs.ts'
import { comparedRun } from '#mlflow/runsById.ts'
import { paths } from '#src/paths.ts'
import { readSelection } from '#src/runSelection.ts'
import { startServer } from '#src/testing/renderApp.tsx'
import { startEarly } from './startEarly.ts'

const addressOf = (path: string) => new URL(path, 'http://tidemark.test')

beforeEach(() => queryClient.clear())

test('runs that are compared are known before anything is drawn', async () => {
  const server = await startServer()
  const ids = [await server.logRun({ name: 'first' }), await server.logRun({ name: 'second' })]

  await startEarly(addressOf(paths.compare(readSelection(ids.join()))))

  const names = ids.map((id) => queryClient.getQueryData(comparedRun(id).queryKey)?.name)
  expect(names).toEqual(['first', 'second'])
})

test('so is a run of its own page, and of its artifacts', async () => {
  const server = await startServer()
  const first = await server.logRun({ name: 'first' })
  const second = await server.logRun({ name: 'second' })

  await startEarly(addressOf(paths.run(first)))
  await startEarly(addressOf(paths.artifact(second, 'plots/roc curve.png')))

  expect(queryClient.getQueryData(runQueries.detail(first).queryKey)?.name).toBe('first')
  expect(queryClient.getQueryData(runQueries.detail(second).queryKey)?.name).toBe('second')
})

test('so are the experiments, to which the bare address leads', async () => {
  const server = await startServer()
  await server.logRun({})

  await startEarly(addressOf('/'))

  const experiments = queryClient.getQueryData(experimentQueries.list().queryKey)
  expect(experiments?.length).toBeGreaterThan(0)
})

test('what cannot be had early keeps nothing from starting', async () => {
  const server = await startServer()
  server.disconnect()

  await expect(startEarly(addressOf('/compare?runs=none,nowhere'))).resolves.toBeUndefined()
  await expect(startEarly(addressOf('/no/such/page'))).resolves.toBeUndefined()
})
