import * as z from 'zod/mini'
import { LIMITS } from './keyRules.ts'
import {
  initialTags,
  nameOr,
  optionalText,
  repeated,
  requiredCount,
  requiredId,
  requiredKey,
  requiredText,
  textOrEmpty,
} from './requestFields.ts'
import { int64, keyValue, listOf } from './wire.ts'

export const lifecycleStage = z.enum(['active', 'deleted'])

/** https://mlflow.org/docs/2.9.2/rest-api.html#experiment */
export const experimentSchema = z.object({
  experiment_id: z.string(),
  name: z.string(),
  artifact_location: z._default(z.string(), ''),
  lifecycle_stage: z._default(lifecycleStage, 'active'),
  creation_time: z.optional(int64),
  last_update_time: z.optional(int64),
  tags: listOf(keyValue),
})
export type WireExperiment = z.output<typeof experimentSchema>

export const getExperimentResponse = z.object({ experiment: experimentSchema })
export const createExperimentResponse = z.object({ experiment_id: z.string() })
export const searchExperimentsResponse = z.object({
  experiments: listOf(experimentSchema),
  next_page_token: z.optional(z.string()),
})

/** Which of the living and the deleted a search returns; by name, or by protobuf's number. */
export const viewType = nameOr('ACTIVE_ONLY', ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'])
export type ViewType = z.output<typeof viewType>

export const MAX_SEARCH_RESULTS = 50_000

export const createExperimentRequest = z.object({
  name: requiredText(LIMITS.experimentName),
  artifact_location: optionalText(2_048),
  tags: initialTags,
})
export const experimentRequest = z.object({ experiment_id: requiredId })
export const experimentByNameRequest = z.object({ experiment_name: requiredText() })
/** `max_results` has no default here: MLflow refuses a search without it. */
export const searchExperimentsRequest = z.object({
  max_results: requiredCount(MAX_SEARCH_RESULTS),
  page_token: optionalText(),
  filter: textOrEmpty(),
  order_by: repeated(requiredText()),
  view_type: viewType,
})
export const updateExperimentRequest = z.object({
  experiment_id: requiredId,
  new_name: requiredText(LIMITS.experimentName),
})
export const setExperimentTagRequest = z.object({
  experiment_id: requiredId,
  key: requiredKey(),
  value: textOrEmpty(LIMITS.experimentTagValue),
})
export const deleteExperimentTagRequest = z.object({
  experiment_id: requiredId,
  key: requiredText(),
})

export const searchDatasetsRequest = z.object({ experiment_ids: repeated(requiredId, 20) })
/** The datasets that runs of some experiments used, each once for every context it was used in. */
export const searchDatasetsResponse = z.object({
  dataset_summaries: listOf(
    z.object({
      experiment_id: z.string(),
      name: z.string(),
      digest: z.string(),
      context: z.optional(z.nullable(z.string())),
    }),
  ),
})
