import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { searchModelVersionsResponse, searchRegisteredModelsResponse } from '#protocol/registry.ts'
import { decodeModel, decodeModels, decodeVersion, decodeVersions } from './decodeRegistry.ts'

const recorded = path.resolve(import.meta.dirname, '../../protocol/recorded')
const reply = (server: string, name: string): unknown =>
  JSON.parse(readFileSync(path.join(recorded, server, `${name}.json`), 'utf8'))

test.each(['2.9.2', '3.17.2'])(
  'versions of MLflow %s are read as its schema has them',
  (server) => {
    const body = reply(server, 'model-versions-search')
    const wire = searchModelVersionsResponse.parse(body)
    const { items, nextPageToken } = decodeVersions(body)

    expect(items.length).toBeGreaterThan(0)
    expect(nextPageToken).toBe(wire.next_page_token ?? null)
    expect(
      items.map(({ model, version, stage, runId, source, status, tags, createdAt }) => [
        model,
        version,
        stage,
        runId,
        source,
        status,
        [...tags],
        createdAt?.getTime(),
      ]),
    ).toEqual(
      wire.model_versions.map((version) => [
        version.name,
        version.version,
        version.current_stage,
        version.run_id || null,
        version.source,
        version.status,
        version.tags.map(({ key, value }) => [key, value]),
        version.creation_timestamp,
      ]),
    )
  },
)

test.each(['2.9.2', '3.17.2'])('models of MLflow %s are read with their aliases', (server) => {
  const body = reply(server, 'registered-models-search')
  const wire = searchRegisteredModelsResponse.parse(body)

  expect(
    decodeModels(body).items.map(({ name, description, aliases }) => [
      name,
      description,
      [...aliases],
    ]),
  ).toEqual(
    wire.registered_models.map(({ name, description, aliases }) => [
      name,
      description,
      aliases.map(({ alias, version }) => [alias, version]),
    ]),
  )
})

test('what a server leaves out has its usual meaning', () => {
  const bare = { model_version: { name: 'Forest', version: '1' } }

  expect(decodeVersion(bare, 'model-versions/get')).toEqual({
    model: 'Forest',
    version: '1',
    stage: 'None',
    description: '',
    source: '',
    runId: null,
    status: 'READY',
    statusMessage: '',
    createdAt: null,
    updatedAt: null,
    tags: new Map(),
  })
  expect(decodeVersions({}).items).toEqual([])
})

test.each([
  [{ model_versions: [{ name: 'Forest' }] }, 'model_versions.0.version'],
  [{ model_versions: [{ name: 'Forest', version: 1 }] }, 'model_versions.0.version'],
  [
    { model_versions: [{ name: 'Forest', version: '1', status: 'LOST' }] },
    'model_versions.0.status',
  ],
  [
    { model_versions: [{ name: 'Forest', version: '1', tags: [{ value: 'x' }] }] },
    'model_versions.0.tags.0.key',
  ],
])('%j is refused at %s', (body, field) => {
  expect(() => decodeVersions(body)).toThrow(`an unexpected shape at ${field}.`)
})

test('an answer without what was asked for is refused', () => {
  expect(() => decodeModel({}, 'registered-models/get')).toThrow('at registered_model.')
})
