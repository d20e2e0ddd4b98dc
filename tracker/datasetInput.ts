import { invalid } from '#protocol/errors.ts'
import { LIMITS } from '#protocol/keyRules.ts'
import { checkLength } from './entries.ts'

/** `source`, `schema` and `profile` are JSON texts, as MLflow's own datasets give them. */
export type Dataset = {
  name: string
  digest: string
  /** Such as `local`, `http` or `code`. */
  sourceType: string
  source: string
  schema?: string
  profile?: string
}

/** The body of log-inputs. `context` is what the dataset was used for, such as `training`. */
export function datasetInput(runId: string, dataset: Dataset, context: string) {
  const { name, digest, sourceType, source, schema = '', profile = '' } = dataset
  if (name === '') throw invalid('dataset.name: it is empty')
  if (digest === '') throw invalid('dataset.digest: it is empty')
  checkLength('dataset', 'name', name, LIMITS.datasetName)
  checkLength('dataset', 'digest', digest, LIMITS.datasetDigest)
  checkLength('dataset', 'source', source, LIMITS.datasetSource)
  checkLength('dataset', 'schema', schema, LIMITS.datasetSchema)
  checkLength('dataset', 'profile', profile, LIMITS.datasetProfile)
  checkLength('tags', 'mlflow.data.context', context, LIMITS.inputTagValue)
  return {
    run_id: runId,
    datasets: [
      {
        dataset: { name, digest, source_type: sourceType, source, schema, profile },
        tags: [{ key: 'mlflow.data.context', value: context }],
      },
    ],
  }
}
