import { FileProblem } from '#files/FileProblem.ts'
import { parseYaml } from '#files/parseYaml.ts'

export type ModelColumn = {
  name: string
  type: string
  /** `required`, `optional`, or a param's default. */
  note: string
}

export type ModelFlavor = {
  name: string
  /** Of the library that the model was made with. */
  version: string | null
  /** Everything else that it says, as text. */
  details: [key: string, value: string][]
}

/** What an `MLmodel` file says; whatever is missing or of the wrong type is null or empty. */
export type ModelFile = {
  flavors: ModelFlavor[]
  /** Null where the model has no signature. */
  signature: { inputs: ModelColumn[]; outputs: ModelColumn[]; params: ModelColumn[] } | null
  /** What of each part of the signature is left out here, as a sentence; null where nothing is. */
  signatureNotes: { inputs: string | null; outputs: string | null; params: string | null }
  mlflowVersion: string | null
  /** As it is written, in UTC. */
  createdAt: string | null
  runId: string | null
  modelId: string | null
  sizeBytes: number | null
  /** Names of files beside the `MLmodel` file. */
  environments: string[]
  inputExample: string | null
}

type Fields = { readonly [name: string]: unknown }

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A text or number as text; null for anything else. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

const LONGEST_TEXT = 500
/** More fields, columns or flavours than these are not read. */
const MOST = 1_000
const ID = /^[\w-]{1,64}$/

const idOf = (value: unknown) => (typeof value === 'string' && ID.test(value) ? value : null)

/** Reads an `MLmodel` file. Throws `FileProblem` where it is none. */
export function readModelFile(text: string): ModelFile {
  const model = parseYaml(text)
  if (!isFields(model) || !isFields(model['flavors'])) {
    throw new FileProblem('It has no flavors, as an MLmodel file has')
  }
  const flavors = Object.entries(model['flavors']).slice(0, MOST)
  const example = fieldsOf(model['saved_input_example_info'])
  const size = model['model_size_bytes']
  return {
    flavors: flavors.map(([name, flavor]) => readFlavor(name, fieldsOf(flavor))),
    signature: isFields(model['signature']) ? readSignature(model['signature']) : null,
    signatureNotes: leftOut(fieldsOf(model['signature'])),
    mlflowVersion: textOf(model['mlflow_version']),
    createdAt: textOf(model['utc_time_created']),
    runId: idOf(model['run_id']),
    modelId: idOf(model['model_id']),
    sizeBytes: typeof size === 'number' && size >= 0 ? size : null,
    environments: environmentsOf(flavors.map(([, flavor]) => fieldsOf(flavor))),
    inputExample: textOf(example['artifact_path']),
  }
}

function readFlavor(name: string, flavor: Fields): ModelFlavor {
  // Each library's flavour names its version after itself: `sklearn_version`, `pytorch_version`, `py_version`.
  const versions = Object.entries(flavor).filter(
    ([key]) => key === 'version' || (key.endsWith('_version') && key !== 'python_version'),
  )
  const [, version] = versions.find(([key]) => key.startsWith(name)) ?? versions[0] ?? []
  const python = textOf(flavor['python_version'])
  return {
    name,
    version: textOf(version) ?? (python === null ? null : `Python ${python}`),
    details: Object.entries(flavor)
      .slice(0, MOST)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]): [string, string] => [
        key,
        textOf(value) ?? JSON.stringify(value).slice(0, LONGEST_TEXT),
      ]),
  }
}

/** The flavour of Python names them; those that MLflow has always written are looked for as well. */
function environmentsOf(flavors: readonly Fields[]): string[] {
  const named = flavors.flatMap(({ env }) =>
    isFields(env) ? Object.values(env).map(textOf) : [textOf(env)],
  )
  const usual = ['conda.yaml', 'python_env.yaml', 'requirements.txt']
  return [...new Set([...named.filter((name) => name !== null), ...usual])]
}

const readSignature = (signature: Fields) => ({
  inputs: readColumns(signature['inputs']),
  outputs: readColumns(signature['outputs']),
  params: readColumns(signature['params']),
})

const leftOut = (signature: Fields) => ({
  inputs: leftOutOf(signature, 'inputs'),
  outputs: leftOutOf(signature, 'outputs'),
  params: leftOutOf(signature, 'params'),
})

function leftOutOf(signature: Fields, part: 'inputs' | 'outputs' | 'params'): string | null {
  const columns = contentOf(signature[part] ?? null)
  // Models that take or give nothing say so with `null`.
  if (columns === null) return null
  if (!Array.isArray(columns)) return `The ${part} cannot be read; the source has them.`
  if (columns.length <= MOST) return null
  const counts = `${MOST.toLocaleString('en')} of ${columns.length.toLocaleString('en')}`
  return `The first ${counts} ${part} are shown; the source has all.`
}

/** MLflow writes each part as JSON within the YAML; undefined where that is damaged. */
const contentOf = (part: unknown): unknown => (typeof part === 'string' ? parseJson(part) : part)

function readColumns(part: unknown): ModelColumn[] {
  return listOf(contentOf(part))
    .slice(0, MOST)
    .map(fieldsOf)
    .map((column, i) => ({
      name: textOf(column['name']) ?? `#${i + 1}`,
      type: typeOf(column),
      note: noteOf(column),
    }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function noteOf(column: Fields): string {
  if (column['default'] !== undefined) return `default ${JSON.stringify(column['default'])}`
  if (column['required'] === false || column['optional'] === true) return 'optional'
  return column['required'] === true ? 'required' : ''
}

/** Types inside each other are told as deep as this. */
const DEEPEST_TYPE = 4

/** A column's type in one line: `double`, `float32 (-1, 28, 28)`, `list of string`, `{a: long, b: string}`. */
function typeOf(column: Fields, depth = 0): string {
  const tensor = fieldsOf(column['tensor-spec'])
  if (column['type'] === 'tensor') {
    const shape = listOf(tensor['shape']).map(String).join(', ')
    return `${textOf(tensor['dtype']) ?? 'tensor'} (${shape})`
  }
  const type = textOf(column['type']) ?? '–'
  const suffix = isFields(column['shape']) || Array.isArray(column['shape']) ? ' array' : ''
  if (depth >= DEEPEST_TYPE) return type
  if (type === 'array') return `list of ${typeOf(fieldsOf(column['items']), depth + 1)}`
  if (type === 'map') return `map of ${typeOf(fieldsOf(column['values']), depth + 1)}`
  if (type !== 'object') return type + suffix
  const members = Object.entries(fieldsOf(column['properties'])).slice(0, MOST)
  return `{${members.map(([name, member]) => `${name}: ${typeOf(fieldsOf(member), depth + 1)}`).join(', ')}}`
}
