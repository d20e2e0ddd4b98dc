import { expect, test } from 'vitest'
import { readModelFile } from './readModelFile.ts'

const SKLEARN = `artifact_path: model
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
    python_version: 3.11.9
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: cloudpickle
    sklearn_version: 1.3.2
mlflow_version: 2.9.2
model_size_bytes: 1450
model_uuid: 8a6f
run_id: 0123456789abcdef0123456789abcdef
saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "close", "required": true}, {"type": "long", "name":
    "volume", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: '[{"name": "threshold", "type": "double", "default": 0.5, "shape": null}]'
utc_time_created: '2024-01-02 03:04:05.678901'
`

test('a model says what it is, what it takes and what it gives', () => {
  expect(readModelFile(SKLEARN)).toMatchObject({
    flavors: [
      { name: 'python_function', version: 'Python 3.11.9' },
      { name: 'sklearn', version: '1.3.2' },
    ],
    signature: {
      inputs: [
        { name: 'close', type: 'double', note: 'required' },
        { name: 'volume', type: 'long', note: 'optional' },
      ],
      outputs: [{ name: '#1', type: 'int64 (-1)', note: '' }],
      params: [{ name: 'threshold', type: 'double', note: 'default 0.5' }],
    },
    mlflowVersion: '2.9.2',
    createdAt: '2024-01-02 03:04:05.678901',
    runId: '0123456789abcdef0123456789abcdef',
    sizeBytes: 1_450,
    environments: ['conda.yaml', 'python_env.yaml', 'requirements.txt'],
    inputExample: 'input_example.json',
  })
})

test('nested types are told in one line', () => {
  const inputs = JSON.stringify([
    {
      name: 'm',
      type: 'array',
      items: { type: 'object', properties: { role: { type: 'string' } } },
    },
    { name: 'x', type: 'map', values: { type: 'array', items: { type: 'long' } } },
  ])
  const model = readModelFile(`flavors: {f: {}}\nsignature:\n  inputs: '${inputs}'`)

  expect(model.signature?.inputs.map(({ type }) => type)).toEqual([
    'list of {role: string}',
    'map of list of long',
  ])
})

test('whatever is missing or of the wrong type is left out', () => {
  expect(
    readModelFile('flavors: {sklearn: 7, x: [1]}\nrun_id: "../../x"\nmodel_size_bytes: many'),
  ).toEqual({
    flavors: [
      { name: 'sklearn', version: null, details: [] },
      { name: 'x', version: null, details: [] },
    ],
    signature: null,
    signatureNotes: { inputs: null, outputs: null, params: null },
    mlflowVersion: null,
    createdAt: null,
    runId: null,
    modelId: null,
    sizeBytes: null,
    environments: ['conda.yaml', 'python_env.yaml', 'requirements.txt'],
    inputExample: null,
  })
})

test('a signature that is damaged or longer than what is read says so', () => {
  const damaged = readModelFile('flavors: {}\nsignature: {inputs: "[{", outputs: 5, params: null}')
  expect(damaged.signature).toEqual({ inputs: [], outputs: [], params: [] })
  expect(damaged.signatureNotes).toEqual({
    inputs: 'The inputs cannot be read; the source has them.',
    outputs: 'The outputs cannot be read; the source has them.',
    params: null,
  })

  const inputs = `'[${'{"type": "long"},'.repeat(1_200)}{}]'`
  const long = readModelFile(`flavors: {}\nsignature: {inputs: ${inputs}, outputs: "null"}`)
  expect(long.signature?.inputs).toHaveLength(1_000)
  expect(long.signatureNotes.inputs).toBe(
    'The first 1,000 of 1,201 inputs are shown; the source has all.',
  )
  expect(long.signatureNotes.outputs).toBeNull()
})

test.each([
  ['a list', '[1]', /no flavors/],
  ['another file', 'name: conda\nchannels: []', /no flavors/],
  ['no YAML', 'flavors: [', /./],
])('%s is no model', (_, text, reason) => {
  expect(() => readModelFile(text)).toThrow(reason)
})
