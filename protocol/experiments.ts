import * as z from 'zod/mini'
import { int64, keyValue, listOf } from './wire.ts'

export const lifecycleStage = z.enum(['active', 'deleted'])

/** https://mlflow.org/docs/2.9.2/rest-api.html#experiment */
const experimentSchema = z.object({
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
