import { randomUUID } from 'node:crypto'
import type { LoggedDatasetInput, logOutputsRequest } from '#protocol/runRequests.ts'
import type * as z from 'zod/mini'
import type { Database } from '../sqlite.ts'
import type { RunStore } from './runs.ts'

type ModelInput = { model_id: string }
type ModelOutput = z.output<typeof logOutputsRequest>['models'][number]

const newId = () => randomUUID().replaceAll('-', '')

/** The datasets and models that went into a run, and the models that came out of it. */
export function runInputStore(database: Database, runs: RunStore) {
  const selectDataset = database.prepare<{ dataset_uuid: string }>(
    'SELECT dataset_uuid FROM datasets WHERE experiment_id = ? AND name = ? AND digest = ?',
  )
  const insertDataset = database.prepare('INSERT INTO datasets VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const insertInput = database.prepare(
    `INSERT OR IGNORE INTO inputs VALUES (?, 'DATASET', ?, 'RUN', ?)`,
  )
  const insertTag = database.prepare('INSERT OR REPLACE INTO input_tags VALUES (?, ?, ?)')
  const insertModel = database.prepare(
    'INSERT OR REPLACE INTO tidemark_run_models (run_uuid, model_id, direction, step) VALUES (?, ?, ?, ?)',
  )

  function datasetId(experimentId: number, dataset: LoggedDatasetInput['dataset']): string {
    const { name, digest, source_type, source, schema, profile } = dataset
    const known = selectDataset.get(experimentId, name, digest)
    if (known !== undefined) return known.dataset_uuid
    const id = newId()
    insertDataset.run(id, experimentId, name, digest, source_type, source, schema, profile)
    return id
  }

  return {
    /** A dataset that the experiment knows is reused; a link that exists keeps the tags it has. */
    async logInputs(
      runId: string,
      datasets: LoggedDatasetInput[],
      models: ModelInput[],
    ): Promise<void> {
      database.transaction(() => {
        const run = runs.findActive(runId)
        for (const { dataset, tags } of datasets) {
          const inputId = newId()
          const source = datasetId(run.experiment_id, dataset)
          const isNewLink = insertInput.run(inputId, source, runId).changes !== 0
          for (const { key, value } of isNewLink ? tags : []) insertTag.run(inputId, key, value)
        }
        for (const { model_id } of models) insertModel.run(runId, model_id, 'input', 0)
      })
    },

    async logOutputs(runId: string, models: ModelOutput[]): Promise<void> {
      database.transaction(() => {
        runs.findActive(runId)
        for (const { model_id, step } of models) insertModel.run(runId, model_id, 'output', step)
      })
    },
  }
}
