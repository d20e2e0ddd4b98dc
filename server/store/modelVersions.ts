import { invalid, notFound } from '#protocol/errors.ts'
import type { Stage } from '#protocol/registry.ts'
import type { CreateModelVersion, searchModelVersionsRequest } from '#protocol/registryRequests.ts'
import { type Resolved, searchableVersions } from '#protocol/searchFields.ts'
import type * as z from 'zod/mini'
import { joinSql, type Sql, sql } from '../sql.ts'
import type { Database } from '../sqlite.ts'
import {
  modelVersionRecords,
  type ModelVersionRecord,
  type ModelVersionRow,
} from './modelVersionRecords.ts'
import { fetchPage, type Page } from './paging.ts'
import { PROMPT_TAG, type RegisteredModelStore } from './registeredModels.ts'
import { compareSql, filterToSql, keyedSql, parseOrders, sortSql } from './searchSql.ts'

/** Keeps the number of a deleted version from being given out again. */
const DELETED = 'Deleted_Internal'

export type ModelVersionStore = ReturnType<typeof modelVersionStore>

/** Where a version's files are, and the run that they came from, as far as its source tells. */
export type VersionOrigin = { location: string; runId: string }

/** `originOfLoggedModel` answers with null when there is no such logged model. */
export function modelVersionStore(
  database: Database,
  models: RegisteredModelStore,
  originOfLoggedModel: (modelId: string) => VersionOrigin | null,
) {
  const withDetails = modelVersionRecords(database)
  const selectVersion = database.prepare<ModelVersionRow>(
    `SELECT * FROM model_versions WHERE name = ? AND version = ? AND current_stage <> '${DELETED}'`,
  )
  const selectHighest = database.prepare<{ highest: number | null }>(
    'SELECT max(version) AS highest FROM model_versions WHERE name = ?',
  )
  const insertVersion = database.prepare(
    `INSERT INTO model_versions (name, version, creation_time, last_updated_time, description, current_stage,
       source, run_id, status, run_link, storage_location)
     VALUES (?, ?, ?, ?, ?, 'None', ?, ?, 'READY', ?, ?)`,
  )
  const touchModel = database.prepare(
    'UPDATE registered_models SET last_updated_time = ? WHERE name = ?',
  )
  const describe = database.prepare(
    'UPDATE model_versions SET description = ?, last_updated_time = ? WHERE name = ? AND version = ?',
  )
  const setStage = database.prepare(
    'UPDATE model_versions SET current_stage = ?, last_updated_time = ? WHERE name = ? AND version = ?',
  )
  const archiveOthers = database.prepare(
    `UPDATE model_versions SET current_stage = 'Archived', last_updated_time = ?
     WHERE name = ? AND version <> ? AND current_stage = ?`,
  )
  const redact = database.prepare(
    `UPDATE model_versions SET current_stage = '${DELETED}', last_updated_time = ?, description = NULL,
       user_id = NULL, source = 'REDACTED-SOURCE-PATH', run_id = 'REDACTED-RUN-ID',
       run_link = 'REDACTED-RUN-LINK', status_message = NULL
     WHERE name = ? AND version = ?`,
  )
  const deleteAliasesTo = database.prepare(
    'DELETE FROM registered_model_aliases WHERE name = ? AND version = ?',
  )
  const upsertAlias = database.prepare(
    `INSERT INTO registered_model_aliases (alias, version, name) VALUES (?, ?, ?)
     ON CONFLICT (name, alias) DO UPDATE SET version = excluded.version`,
  )
  const deleteAlias = database.prepare(
    'DELETE FROM registered_model_aliases WHERE name = ? AND alias = ?',
  )
  const selectAlias = database.prepare<{ version: number }>(
    'SELECT version FROM registered_model_aliases WHERE name = ? AND alias = ?',
  )
  const upsertTag = database.prepare(
    `INSERT INTO model_version_tags ("key", value, name, version) VALUES (?, ?, ?, ?)
     ON CONFLICT ("key", name, version) DO UPDATE SET value = excluded.value`,
  )
  const deleteTag = database.prepare(
    'DELETE FROM model_version_tags WHERE "key" = ? AND name = ? AND version = ?',
  )

  function find(name: string, version: string): ModelVersionRow {
    if (!/^\d{1,15}$/.test(version)) {
      throw invalid(
        `Invalid value for field 'version': expected a whole number, got ${JSON.stringify(version)}.`,
      )
    }
    const row = selectVersion.get(name, Number(version))
    if (row === undefined) throw notFound(`No version ${version} of a model "${name}" exists.`)
    return row
  }

  function record(row: ModelVersionRow): ModelVersionRecord {
    const [complete] = withDetails([row])
    if (complete === undefined) throw new Error('A row has no record.')
    return complete
  }

  function originOf(source: string): VersionOrigin {
    const [, modelId, name, version] = /^models:\/(?:(m-[^/]+)|([^/]+)\/(\d+))$/.exec(source) ?? []
    if (modelId !== undefined) {
      const origin = originOfLoggedModel(modelId)
      if (origin !== null) return origin
      throw notFound(`Invalid value for field 'source': no logged model "${modelId}" exists.`)
    }
    if (name === undefined || version === undefined) return { location: source, runId: '' }
    // The name stands as it is: MLflow does not unescape it.
    const row = find(name, version)
    return { location: row.storage_location ?? row.source ?? source, runId: '' }
  }

  return {
    async create(request: CreateModelVersion): Promise<ModelVersionRecord> {
      // A version of a prompt has no files; its text is a tag, and its source a filler.
      if (!request.tags.some(({ key }) => key === PROMPT_TAG)) refuseLocalSource(request.source)
      return database.transaction(() => {
        const { name } = models.find(request.name)
        const version = (selectHighest.get(name)?.highest ?? 0) + 1
        const now = Date.now()
        const { location, runId } = originOf(request.source)
        insertVersion.run(
          name,
          version,
          now,
          now,
          request.description,
          request.source,
          // Clients of 3.x name only the logged model; its run is the version's, too.
          request.run_id || runId,
          request.run_link,
          location,
        )
        for (const { key, value } of request.tags) upsertTag.run(key, value, name, version)
        touchModel.run(now, name)
        return record(find(name, String(version)))
      })
    },

    async get(name: string, version: string): Promise<ModelVersionRecord> {
      return record(find(name, version))
    },

    /** Leaving the description out sets it to null. */
    async describe(
      name: string,
      version: string,
      description: string | undefined,
    ): Promise<ModelVersionRecord> {
      return database.transaction(() => {
        const row = find(name, version)
        describe.run(description ?? null, Date.now(), row.name, row.version)
        return record(find(name, version))
      })
    },

    async transition(
      name: string,
      version: string,
      stage: Stage,
      others: 'archive' | 'keep',
    ): Promise<ModelVersionRecord> {
      if (others === 'archive' && (stage === 'None' || stage === 'Archived')) {
        throw invalid(
          `Invalid value for field 'archive_existing_versions': a move to ${stage} archives no others; only Staging and Production do.`,
        )
      }
      return database.transaction(() => {
        const row = find(name, version)
        const now = Date.now()
        if (others === 'archive') archiveOthers.run(now, row.name, row.version, stage)
        setStage.run(stage, now, row.name, row.version)
        touchModel.run(now, row.name)
        return record(find(name, version))
      })
    },

    /** The row stays, without what it told. */
    async delete(name: string, version: string): Promise<void> {
      database.transaction(() => {
        const row = find(name, version)
        const now = Date.now()
        deleteAliasesTo.run(row.name, row.version)
        redact.run(now, row.name, row.version)
        touchModel.run(now, row.name)
      })
    },

    async downloadUri(name: string, version: string): Promise<string> {
      const row = find(name, version)
      return row.storage_location ?? row.source ?? ''
    },

    async search(
      request: z.output<typeof searchModelVersionsRequest>,
    ): Promise<Page<ModelVersionRecord>> {
      const condition = filterToSql(request.filter, searchableVersions, toCondition)
      const page = fetchPage(request.max_results, request.page_token, (limit, offset) =>
        database.query<ModelVersionRow>(sql`
          SELECT * FROM model_versions v
          WHERE v.current_stage <> ${DELETED} AND ${condition}
          ORDER BY ${orderSql(request.order_by)} LIMIT ${limit} OFFSET ${offset}`),
      )
      return { ...page, rows: withDetails(page.rows) }
    },

    async setTag(name: string, version: string, key: string, value: string): Promise<void> {
      database.transaction(() => {
        const row = find(name, version)
        upsertTag.run(key, value, row.name, row.version)
      })
    },

    async deleteTag(name: string, version: string, key: string): Promise<void> {
      database.transaction(() => {
        const row = find(name, version)
        deleteTag.run(key, row.name, row.version)
      })
    },

    /** An alias names one version at a time: setting it again moves it. */
    async setAlias(name: string, version: string, alias: string): Promise<void> {
      database.transaction(() => {
        const row = find(name, version)
        upsertAlias.run(alias, row.version, row.name)
      })
    },

    async deleteAlias(name: string, alias: string): Promise<void> {
      database.transaction(() => {
        models.find(name)
        deleteAlias.run(name, alias)
      })
    },

    async getByAlias(name: string, alias: string): Promise<ModelVersionRecord> {
      const target = selectAlias.get(name, alias)
      // A 400 in MLflow, too, where one would expect a 404.
      if (target === undefined) {
        throw invalid(`The registered model "${name}" has no alias "${alias}".`)
      }
      return record(find(name, String(target.version)))
    },
  }
}

/** A path on this machine could be any file, and artifacts of runs are never addressed by one. */
function refuseLocalSource(source: string) {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(source) || /^(file|[a-z]):/i.test(source)) {
    throw invalid(
      `Invalid value for field 'source': "${source}" is a path of a local file system; use the URI of an artifact.`,
    )
  }
  if (decodeURIComponentOr(source).split(/[/\\]/).includes('..')) {
    throw invalid(`Invalid value for field 'source': "${source}" must not hold "..".`)
  }
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const columns: Record<string, Sql> = {
  name: sql`v.name`,
  run_id: sql`v.run_id`,
  source_path: sql`v.source`,
  version_number: sql`v.version`,
  creation_timestamp: sql`v.creation_time`,
  last_updated_timestamp: sql`v.last_updated_time`,
}
const columnOf = (name: string) => columns[name] ?? sql`v.name`

function toCondition(comparison: Resolved): Sql {
  const { field, operator, literal } = comparison
  return field.source === 'tag'
    ? keyedSql(
        sql`model_version_tags k WHERE k.name = v.name AND k.version = v.version`,
        comparison,
      )
    : compareSql(columnOf(field.key), operator, literal)
}

function orderSql(orders: string[]): Sql {
  const keys = parseOrders(
    orders.length === 0 ? ['last_updated_timestamp DESC'] : orders,
    searchableVersions,
  ).map(({ field, direction }) => sortSql(columnOf(field.key), direction))
  return joinSql([...keys, sql`v.name ASC`, sql`v.version DESC`], ', ')
}
