type Column = { name: string; type: string }
export type Signature = { inputs: Column[]; outputs: Column[] }
export type InputExample = { columns: string[]; data: (number | string)[][] }

/** What the file `MLmodel` and the call log-model say of a model. */
export type ModelDescription = {
  artifactPath: string
  modelId: string
  runId: string
  createdAt: Date
  signature: Signature | undefined
  hasInputExample: boolean
}

/** The version whose MLmodel format this is; clients read it to know what to expect. */
const MLMODEL_VERSION = '2.9.2'

/**
 * The content of `MLmodel`, which is also that of the call log-model. Its one flavor says what is there: the model as
 * JSON. MLflow gives a signature's lists as JSON texts. https://mlflow.org/docs/2.9.2/models.html#storage-format
 */
export const describeModel = (model: ModelDescription) => ({
  artifact_path: model.artifactPath,
  flavors: { json: { data: 'model.json' } },
  mlflow_version: MLMODEL_VERSION,
  model_uuid: model.modelId,
  run_id: model.runId,
  ...(model.hasInputExample && {
    saved_input_example_info: {
      artifact_path: 'input_example.json',
      pandas_orient: 'split',
      type: 'dataframe',
    },
  }),
  ...(model.signature && {
    signature: {
      inputs: JSON.stringify(model.signature.inputs.map(toColumn)),
      outputs: JSON.stringify(model.signature.outputs.map(toColumn)),
    },
  }),
  // Python's `str(datetime)`, in UTC, to the microsecond.
  utc_time_created: model.createdAt.toISOString().replace('T', ' ').replace('Z', '000'),
})

/** Without whatever else the caller keeps with a column. */
const toColumn = ({ name, type }: Column) => ({ type, name })

type Node = string | { [key: string]: Node }

/** Nested texts as YAML in blocks. */
export const toYaml = (node: { [key: string]: Node }, indent = ''): string =>
  Object.entries(node)
    .map(([key, value]) =>
      typeof value === 'string'
        ? `${indent}${key}: ${quote(value)}\n`
        : `${indent}${key}:\n${toYaml(value, `${indent}  `)}`,
    )
    .join('')

/** YAML reads the text of JSON, but takes some signs beyond ASCII for line breaks, and wants 8 digits past U+FFFF. */
const quote = (text: string) =>
  JSON.stringify(text).replaceAll(/[^\x20-\x7e]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`
  })
