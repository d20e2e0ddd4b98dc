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
