import { randomUUID } from 'node:crypto'
import { invalid, notFound } from '#protocol/errors.ts'
import type { Int64 } from '#protocol/requestFields.ts'
import type { CreateRun, searchRunsRequest } from '#protocol/runRequests.ts'
import type { RunStatus } from '#protocol/runs.ts'
import type * as z from 'zod/mini'
import { sql } from '../sql.ts'
import type { Database } from '../sqlite.ts'
import { childUri } from './artifactUri.ts'
import { type ExperimentStore, isExperimentId } from './experiments.ts'
import { fetchPage, type Page } from './paging.ts'
import { generateRunName } from './runName.ts'
import { tagsByKey } from './tagsByKey.ts'
import { type RunRecord, runRecords, type RunRow } from './runRecords.ts'
import { runSearchSql } from './runSearch.ts'

export const RUN_NAME_TAG = 'mlflow.runName'

export type RunChanges = {
  status: RunStatus | undefined
  end_time: Int64 | undefined
  run_name: string
}

export type RunStore = ReturnType<typeof runStore>

export function runStore(database: Database, experiments: ExperimentStore) {
  const withDetails = runRecords(database)
  const selectRun = database.prepare<RunRow>('SELECT * FROM runs WHERE run_uuid = ?')
  const insertRun = database.prepare(
    `INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status,
       start_time, source_version, lifecycle_stage, artifact_uri, experiment_id)
     VALUES (?, ?, 'UNKNOWN', '', '', ?, 'RUNNING', ?, '', 'active', ?, ?)`,
  )
  const insertTag = database.prepare('INSERT INTO tags ("key", value, run_uuid) VALUES (?, ?, ?)')
  const upsertTag = database.prepare(
    `INSERT INTO tags ("key", value, run_uuid) VALUES (?, ?, ?)
     ON CONFLICT ("key", run_uuid) DO UPDATE SET value = excluded.value`,
  )
  const setStatus = database.prepare('UPDATE runs SET status = ? WHERE run_uuid = ?')
  const setEnd = database.prepare('UPDATE runs SET end_time = ? WHERE run_uuid = ?')
  const setName = database.prepare('UPDATE runs SET name = ? WHERE run_uuid = ?')
  const setStage = database.prepare(
    'UPDATE runs SET lifecycle_stage = ?, deleted_time = ? WHERE run_uuid = ?',
  )

  function find(runId: string): RunRow {
    const row = selectRun.get(runId)
    if (row === undefined) throw notFound(`No run with the id "${runId}" exists.`)
    return row
  }

  /** The run, provided that it may be changed: a deleted one may not. */
  function findActive(runId: string): RunRow {
    const row = find(runId)
    if (row.lifecycle_stage === 'active') return row
    throw invalid(`The run "${runId}" must be in the active state, but it is deleted.`)
  }

  function record(row: RunRow): RunRecord {
    const [complete] = withDetails([row])
    if (complete === undefined) throw new Error('A row has no record.')
    return complete
  }

  return {
    findActive,

    /** Where the run's artifacts are, as the run says it. */
    async artifactUri(runId: string): Promise<string> {
      return find(runId).artifact_uri
    },

    async create(request: CreateRun): Promise<RunRecord> {
      return database.transaction(() => {
        const experiment = experiments.findActive(request.experiment_id)
        const tags = tagsOfNewRun(request)
        const runId = randomUUID().replaceAll('-', '')
        const artifactUri = childUri(experiment.artifact_location, `${runId}/artifacts`)
        insertRun.run(
          runId,
          tags.get(RUN_NAME_TAG) ?? '',
          request.user_id,
          request.start_time,
          artifactUri,
          experiment.experiment_id,
        )
        for (const [key, value] of tags) insertTag.run(key, value, runId)
        return record(find(runId))
      })
    },

    async get(runId: string): Promise<RunRecord> {
      return record(find(runId))
    },

    async update(runId: string, changes: RunChanges): Promise<RunRow> {
      return database.transaction(() => {
        findActive(runId)
        if (changes.status !== undefined) setStatus.run(changes.status, runId)
        if (changes.end_time !== undefined) setEnd.run(changes.end_time, runId)
        if (changes.run_name !== '') {
          setName.run(changes.run_name, runId)
          upsertTag.run(RUN_NAME_TAG, changes.run_name, runId)
        }
        return find(runId)
      })
    },

    async delete(runId: string): Promise<void> {
      database.transaction(() => {
        if (find(runId).lifecycle_stage === 'active') setStage.run('deleted', Date.now(), runId)
      })
    },

    async restore(runId: string): Promise<void> {
      database.transaction(() => {
        find(runId)
        setStage.run('active', null, runId)
      })
    },

    async search(request: z.output<typeof searchRunsRequest>): Promise<Page<RunRecord>> {
      const search = runSearchSql({
        experimentIds: request.experiment_ids.filter(isExperimentId),
        filter: request.filter,
        view: request.run_view_type,
        orderBy: request.order_by,
      })
      const page = fetchPage(request.max_results, request.page_token, (limit, offset) =>
        database.query<RunRow>(sql`${search} LIMIT ${limit} OFFSET ${offset}`),
      )
      return { ...page, rows: withDetails(page.rows) }
    },
  }
}

/** The tags of a new run; its name is always among them. */
function tagsOfNewRun({ tags: given, run_name: name }: CreateRun): Map<string, string> {
  const tags = tagsByKey(given)
  const taggedName = tags.get(RUN_NAME_TAG) ?? ''
  if (name !== '' && taggedName !== '' && name !== taggedName) {
    throw invalid(
      `Invalid value for field 'run_name': "${name}" differs from the tag ${RUN_NAME_TAG}, "${taggedName}".`,
    )
  }
  return tags.set(RUN_NAME_TAG, name || taggedName || generateRunName())
}
