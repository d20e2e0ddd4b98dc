import { expect, test } from 'vitest'
import {
  downloadUriResponse,
  latestVersionsResponse,
  modelVersionResponse,
  registeredModelResponse,
  searchModelVersionsResponse,
  searchRegisteredModelsResponse,
} from '#protocol/registry.ts'
import { startTestServer, type TestServer } from '../testing/testServer.ts'

const NAME = `Detector / 100% # "q" كاشف`

async function register(server: TestServer, name: string, versions: number) {
  await server.does('POST', 'registered-models/create', { name })
  for (let i = 1; i <= versions; i += 1) {
    const source = `mlflow-artifacts:/0/run${i}/artifacts/model`
    await server.does('POST', 'model-versions/create', { name, source, run_id: `run${i}` })
  }
}

const readModel = async (server: TestServer, name: string) =>
  (await server.call('GET', 'registered-models/get', { name }, registeredModelResponse))
    .registered_model

const readVersion = async (server: TestServer, name: string, version: string) =>
  (await server.call('GET', 'model-versions/get', { name, version }, modelVersionResponse))
    .model_version

const move = (server: TestServer, version: string, stage: string, archive?: boolean) =>
  server.does('POST', 'model-versions/transition-stage', {
    name: NAME,
    version,
    stage,
    archive_existing_versions: archive,
  })

test('versions count up, and a deleted number is not given out again', async () => {
  const server = await startTestServer()
  await register(server, NAME, 2)
  await server.does('DELETE', 'model-versions/delete', { name: NAME, version: '2' })
  await register(server, 'other', 1)
  const created = await server.call(
    'POST',
    'model-versions/create',
    {
      name: NAME,
      source: 's3://bucket/model',
      description: 'good',
      tags: [{ key: 'a', value: 'b' }],
    },
    modelVersionResponse,
  )

  expect(created.model_version).toMatchObject({
    name: NAME,
    version: '3',
    current_stage: 'None',
    status: 'READY',
    description: 'good',
    source: 's3://bucket/model',
    tags: [{ key: 'a', value: 'b' }],
  })
  expect(
    await server.refusal('GET', 'model-versions/get', { name: NAME, version: '2' }),
  ).toMatchObject({ status: 404, code: 'RESOURCE_DOES_NOT_EXIST' })
})

test('a move to Production archives who was there, when asked to', async () => {
  const server = await startTestServer()
  await register(server, NAME, 3)
  await move(server, '1', 'production')
  await move(server, '2', 'Production', true)
  await move(server, '3', 'STAGING', true)

  const { latest_versions } = await readModel(server, NAME)
  const production = await server.call(
    'GET',
    'registered-models/get-latest-versions',
    { name: NAME, stages: ['Production'] },
    latestVersionsResponse,
  )

  expect(latest_versions.map(({ version, current_stage }) => [version, current_stage])).toEqual([
    ['1', 'Archived'],
    ['2', 'Production'],
    ['3', 'Staging'],
  ])
  expect(production.model_versions.map(({ version }) => version)).toEqual(['2'])
})

test('an alias names one version, moves, and goes with its version', async () => {
  const server = await startTestServer()
  await register(server, NAME, 2)
  const alias = (version: string) =>
    server.does('POST', 'registered-models/alias', { name: NAME, version, alias: 'champion' })
  await alias('1')
  await alias('2')
  const query = { name: NAME, alias: 'champion' }

  const found = await server.call('GET', 'registered-models/alias', query, modelVersionResponse)
  expect(found.model_version).toMatchObject({ version: '2', aliases: ['champion'] })
  expect((await readModel(server, NAME)).aliases).toEqual([{ alias: 'champion', version: '2' }])

  await server.does('DELETE', 'model-versions/delete', { name: NAME, version: '2' })
  expect(await server.refusal('GET', 'registered-models/alias', query)).toMatchObject({
    status: 400,
    code: 'INVALID_PARAMETER_VALUE',
  })
  await server.does('DELETE', 'registered-models/alias', query)
})

test('tags and descriptions are set, cleared and deleted', async () => {
  const server = await startTestServer()
  await register(server, NAME, 1)
  const version = { name: NAME, version: '1' }
  await server.does('PATCH', 'registered-models/update', { name: NAME, description: 'what' })
  await server.does('PATCH', 'model-versions/update', { ...version, description: 'why' })
  await server.does('POST', 'registered-models/set-tag', { name: NAME, key: 'a', value: '1' })
  await server.does('POST', 'model-versions/set-tag', { ...version, key: 'b', value: '2' })

  expect(await readModel(server, NAME)).toMatchObject({
    description: 'what',
    tags: [{ key: 'a', value: '1' }],
  })
  expect(await readVersion(server, NAME, '1')).toMatchObject({
    description: 'why',
    tags: [{ key: 'b', value: '2' }],
  })

  await server.does('PATCH', 'registered-models/update', { name: NAME })
  await server.does('DELETE', 'registered-models/delete-tag', { name: NAME, key: 'a' })
  await server.does('DELETE', 'registered-models/delete-tag', { name: NAME, key: 'a' })
  await server.does('DELETE', 'model-versions/delete-tag', { ...version, key: 'b' })
  expect(await readModel(server, NAME)).toMatchObject({ description: '', tags: [] })
  expect(await readVersion(server, NAME, '1')).toMatchObject({ tags: [] })
})

test('a rename takes versions, tags and aliases along; a deletion takes all', async () => {
  const server = await startTestServer()
  await register(server, NAME, 1)
  await register(server, 'taken', 0)
  const version = { name: NAME, version: '1' }
  await server.does('POST', 'model-versions/set-tag', { ...version, key: 'b', value: '2' })
  await server.does('POST', 'registered-models/alias', { ...version, alias: 'champion' })
  const rename = { name: NAME, new_name: 'renamed' }
  await server.does('POST', 'registered-models/rename', rename)

  expect(await readVersion(server, 'renamed', '1')).toMatchObject({
    name: 'renamed',
    tags: [{ key: 'b', value: '2' }],
    aliases: ['champion'],
  })
  expect(
    await server.refusal('POST', 'registered-models/rename', {
      name: 'renamed',
      new_name: 'taken',
    }),
  ).toMatchObject({ status: 400, code: 'RESOURCE_ALREADY_EXISTS' })

  await server.does('DELETE', 'registered-models/delete', { name: 'renamed' })
  expect(await server.refusal('GET', 'registered-models/get', { name: 'renamed' })).toMatchObject({
    status: 404,
    code: 'RESOURCE_DOES_NOT_EXIST',
  })
})

test('models are searched, and one without the prompt tag is no prompt', async () => {
  const server = await startTestServer()
  await register(server, 'b model', 0)
  await register(server, 'A model', 0)
  const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }]
  await server.does('POST', 'registered-models/create', { name: 'a prompt', tags })
  const names = async (fields: Record<string, unknown>) => {
    const page = await server.call(
      'GET',
      'registered-models/search',
      fields,
      searchRegisteredModelsResponse,
    )
    return page.registered_models.map(({ name }) => name)
  }
  const isPrompt = 'tag.`mlflow.prompt.is_prompt`'

  expect(await names({})).toEqual(['A model', 'a prompt', 'b model'])
  expect(await names({ order_by: ['name DESC'], max_results: 2 })).toEqual(['b model', 'a prompt'])
  expect(await names({ filter: "name ILIKE 'a%'" })).toEqual(['A model', 'a prompt'])
  expect(await names({ filter: `${isPrompt} != 'true'` })).toEqual(['A model', 'b model'])
  expect(await names({ filter: `${isPrompt} = 'false'` })).toEqual(['A model', 'b model'])
  expect(await names({ filter: `${isPrompt} = 'true'` })).toEqual(['a prompt'])
})

test('a version of a prompt is its tags, and its source a filler', async () => {
  const server = await startTestServer()
  await register(server, 'greeting', 0)
  const tags = [
    { key: 'mlflow.prompt.is_prompt', value: 'true' },
    { key: 'mlflow.prompt.text', value: 'x'.repeat(50_000) },
  ]

  const { model_version } = await server.call(
    'POST',
    'model-versions/create',
    { name: 'greeting', source: 'dummy-source', tags },
    modelVersionResponse,
  )

  expect(model_version.tags).toEqual(tags)
})

test('versions are searched by name, run, source, number and tag', async () => {
  const server = await startTestServer()
  await register(server, NAME, 3)
  await register(server, 'other', 1)
  const found = async (fields: Record<string, unknown>) => {
    const page = await server.call(
      'GET',
      'model-versions/search',
      fields,
      searchModelVersionsResponse,
    )
    return page.model_versions.map(({ name, version }) => `${name === NAME ? 'D' : name}${version}`)
  }
  const filter = `name = '${NAME}'`

  expect(await found({ filter, order_by: ['version_number'] })).toEqual(['D1', 'D2', 'D3'])
  expect(await found({ filter: `${filter} AND version_number > 2` })).toEqual(['D3'])
  expect(await found({ filter: `${filter} AND version_number = '2'` })).toEqual(['D2'])
  expect(await found({ filter: "run_id IN ('run1')", order_by: ['name DESC'] })).toEqual([
    'other1',
    'D1',
  ])
  expect(await found({ filter: "source_path LIKE '%/run2/%'" })).toEqual(['D2'])
  expect(await found({ filter: "tags.a = 'b'" })).toEqual([])
})

test.each([
  'model',
  // MLflow takes such names as they are, and does not unescape them.
  `50% "off" #1 '%23'`,
])('the files of a version of %s are where its source is, also by way of another', async (name) => {
  const server = await startTestServer()
  await register(server, name, 1)
  const source = `models:/${name}/1`
  await server.does('POST', 'model-versions/create', { name, source })

  const { artifact_uri } = await server.call(
    'GET',
    'model-versions/get-download-uri',
    { name, version: '2' },
    downloadUriResponse,
  )

  expect(artifact_uri).toBe('mlflow-artifacts:/0/run1/artifacts/model')
})

test.each([
  ['POST', 'registered-models/create', {}, "required parameter 'name'"],
  [
    'POST',
    'registered-models/create',
    { name: ['a'] },
    "field 'name': expected a string, got a list",
  ],
  ['GET', 'registered-models/search', { max_results: 1_001 }, "field 'max_results'"],
  [
    'GET',
    'registered-models/search',
    { filter: "description = 'x'" },
    'does not know "description"',
  ],
  ['GET', 'registered-models/search', { order_by: 'tags.a' }, 'cannot be sorted by a tag'],
  ['POST', 'model-versions/create', { name: 'model' }, "required parameter 'source'"],
  ['POST', 'model-versions/create', { name: 'model', source: '/etc/passwd' }, 'local file system'],
  ['POST', 'model-versions/create', { name: 'model', source: 'file:///etc' }, 'local file system'],
  [
    'POST',
    'model-versions/create',
    { name: 'model', source: 's3://a/%2e%2e/b' },
    'must not hold ".."',
  ],
  ['GET', 'model-versions/get', { name: 'model', version: 'one' }, `'version': expected a whole`],
  ['GET', 'model-versions/search', { filter: "stage = 'Staging'" }, 'does not know "stage"'],
  [
    'POST',
    'model-versions/transition-stage',
    { name: 'model', version: '1', stage: 'Live' },
    "field 'stage': expected one of None, Staging, Production, Archived",
  ],
  [
    'POST',
    'model-versions/transition-stage',
    { name: 'model', version: '1', stage: 'None', archive_existing_versions: true },
    "field 'archive_existing_versions'",
  ],
  [
    'POST',
    'model-versions/transition-stage',
    { name: 'model', version: '1', stage: 'None', archive_existing_versions: 'yes' },
    "field 'archive_existing_versions': expected true or false",
  ],
  [
    'POST',
    'registered-models/alias',
    { name: 'model', version: '1', alias: 'v1' },
    "field 'alias': an alias may hold",
  ],
  [
    'POST',
    'registered-models/alias',
    { name: 'model', version: '1', alias: 'a b' },
    "field 'alias': an alias may hold",
  ],
] as const)('%s %s with %o is refused in plain words', async (method, endpoint, fields, reason) => {
  const server = await startTestServer()
  await register(server, 'model', 1)

  const refusal = await server.refusal(method, endpoint, fields)

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain(reason)
})

test('an unknown model is a 404, and a taken name a 400 of its own', async () => {
  const server = await startTestServer()
  const name = 'model'
  const unknown = await server.refusal('POST', 'model-versions/create', { name, source: 's3://a' })
  await register(server, name, 0)
  const taken = await server.refusal('POST', 'registered-models/create', { name })

  expect(unknown).toMatchObject({ status: 404, code: 'RESOURCE_DOES_NOT_EXIST' })
  expect(taken).toMatchObject({ status: 400, code: 'RESOURCE_ALREADY_EXISTS' })
})
