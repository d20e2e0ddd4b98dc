import { expect, test } from 'vitest'
import {
  modelVersionResponse,
  registeredModelResponse,
  searchModelVersionsResponse,
} from '#protocol/registry.ts'
import { stageTransitions } from '#protocol/transitions.ts'
import type { Fault } from './testing/faultyProxy.ts'
import { startTracking } from './testing/startTracking.ts'

/** A tracker whose registry holds `count` versions of Detector, each from a run of its own. */
async function withVersions(count: number) {
  const tracking = await startTracking()
  const { server, tracker } = tracking
  for (let i = 0; i < count; i += 1) {
    await tracker.startRun(`run ${i}`, (run) =>
      run.logModel({ threshold: i }, 'model', { registeredModelName: 'Detector' }),
    )
  }
  const readVersion = async (version: string) => {
    const query = { name: 'Detector', version }
    return (await server.call('GET', 'model-versions/get', query, modelVersionResponse))
      .model_version
  }
  return { ...tracking, registry: tracker.registry, readVersion }
}

test('a model and its versions are described, tagged and named', async () => {
  const { server, registry, readVersion } = await withVersions(2)

  await registry.describeModel('Detector', 'Finds **anomalies**')
  await registry.setModelTags('Detector', { team: 'market' })
  await registry.describeVersion('Detector', '2', 'More trees')
  await registry.setVersionTags('Detector', '2', { approved: 'yes', 'val/f1': '0.75' })
  await registry.setAlias('Detector', 'champion', '1')
  await registry.setAlias('Detector', 'champion', '2')

  const query = { name: 'Detector' }
  const { registered_model } = await server.call(
    'GET',
    'registered-models/get',
    query,
    registeredModelResponse,
  )
  expect(registered_model).toMatchObject({
    description: 'Finds **anomalies**',
    tags: [{ key: 'team', value: 'market' }],
    aliases: [{ alias: 'champion', version: '2' }],
  })
  expect(await readVersion('2')).toMatchObject({
    description: 'More trees',
    tags: [
      { key: 'approved', value: 'yes' },
      { key: 'val/f1', value: '0.75' },
    ],
    aliases: ['champion'],
  })
})

test('a move keeps its reason as a tag, and archives what was there if asked', async () => {
  const { registry, readVersion } = await withVersions(2)
  const before = Date.now()

  await registry.transitionStage('Detector', '1', 'Production', { reason: 'first' })
  await registry.transitionStage('Detector', '2', 'Production', {
    reason: 'better F1',
    archiveExisting: true,
  })

  expect((await readVersion('1')).current_stage).toBe('Archived')
  const { current_stage, tags } = await readVersion('2')
  expect(current_stage).toBe('Production')
  const [move, ...more] = tags.map((tag) => stageTransitions.read(tag))
  expect(move).toMatchObject({
    from: 'None',
    to: 'Production',
    reason: 'better F1',
    user: 'ada',
  })
  expect(move?.time).toBeGreaterThanOrEqual(before)
  expect(more).toEqual([])
})

test('a move that cannot archive is refused, and one of a version that is not there', async () => {
  const { registry } = await withVersions(1)
  const archiving = { reason: '', archiveExisting: true }

  await expect(registry.transitionStage('Detector', '1', 'None', archiving)).rejects.toThrow(
    'archiveExisting: nothing is archived by a move to None',
  )
  await expect(
    registry.transitionStage('Detector', '7', 'Staging', { reason: '' }),
  ).rejects.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' })
})

test.each<[Fault]>([['lost request'], ['lost answer'], ['busy']])(
  'a %s at any step of logging a model twice makes two versions and two entries, no more',
  async (fault) => {
    const { tracker, server, proxy } = await startTracking()
    proxy.fail('runs/log-model', fault, 'none', fault)
    proxy.fail('registered-models/create', fault)
    proxy.fail('model-versions/create', fault, 'none', fault)
    const options = { registeredModelName: 'Detector', description: 'A threshold' }

    const id = await tracker.startRun('models', async (run) => {
      const first = run.logModel({ threshold: 1 }, 'model', options)
      const second = run.logModel({ threshold: 2 }, 'model', options)
      expect([await first, await second]).toEqual([{ version: '1' }, { version: '2' }])
      return run.id
    })

    const { model_versions } = await server.call(
      'GET',
      'model-versions/search',
      {},
      searchModelVersionsResponse,
    )
    expect(model_versions).toHaveLength(2)
    expect(model_versions[0]).toMatchObject({ run_id: id, description: 'A threshold' })
    const { data } = await server.readRun(id)
    const history = data.tags.find(({ key }) => key === 'mlflow.log-model.history')
    expect(JSON.parse(history?.value ?? '')).toHaveLength(2)
  },
  20_000,
)
