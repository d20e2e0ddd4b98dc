import { mlflowError, notFound } from '#protocol/errors.ts'
import type { Stage } from '#protocol/registry.ts'
import type {
  createRegisteredModelRequest,
  searchRegisteredModelsRequest,
} from '#protocol/registryRequests.ts'
import type { Int64 } from '#protocol/requestFields.ts'
import { type Resolved, searchableModels } from '#protocol/searchFields.ts'
import type * as z from 'zod/mini'
import { joinSql, type Sql, sql } from '../sql.ts'
import type { Database } from '../sqlite.ts'
import type { KeyValueRow } from './experiments.ts'
import { groupBy } from './groupBy.ts'
import {
  modelVersionRecords,
  type ModelVersionRecord,
  type ModelVersionRow,
} from './modelVersionRecords.ts'
import { fetchPage, type Page } from './paging.ts'
import { compareSql, filterToSql, keyedSql, parseOrders, sortSql } from './searchSql.ts'

export type RegisteredModelRow = {
  name: string
  creation_time: Int64 | null
  last_updated_time: Int64 | null
  description: string | null
}
export type RegisteredModelRecord = RegisteredModelRow & {
  tags: KeyValueRow[]
  aliases: { alias: string; version: number }[]
  /** The newest version of every stage that has one. */
  latestVersions: ModelVersionRecord[]
}

export type RegisteredModelStore = ReturnType<typeof registeredModelStore>

export function registeredModelStore(database: Database) {
  const selectModel = database.prepare<RegisteredModelRow>(
    'SELECT * FROM registered_models WHERE name = ?',
  )
  const insertModel = database.prepare('INSERT INTO registered_models VALUES (?, ?, ?, ?)')
  const describe = database.prepare(
    'UPDATE registered_models SET description = ?, last_updated_time = ? WHERE name = ?',
  )
  const rename = database.prepare(
    'UPDATE registered_models SET name = ?, last_updated_time = ? WHERE name = ?',
  )
  const touchVersions = database.prepare(
    'UPDATE model_versions SET last_updated_time = ? WHERE name = ?',
  )
  const deletions = [
    'model_version_tags',
    'model_versions',
    'registered_model_tags',
    'registered_model_aliases',
    'registered_models',
  ].map((table) => database.prepare(`DELETE FROM ${table} WHERE name = ?`))
  const upsertTag = database.prepare(
    `INSERT INTO registered_model_tags ("key", value, name) VALUES (?, ?, ?)
     ON CONFLICT ("key", name) DO UPDATE SET value = excluded.value`,
  )
  const deleteTag = database.prepare(
    'DELETE FROM registered_model_tags WHERE "key" = ? AND name = ?',
  )
  const ofModels = 'WHERE name IN (SELECT value FROM json_each(?)) ORDER BY rowid'
  const selectTags = database.prepare<KeyValueRow & { name: string }>(
    `SELECT * FROM registered_model_tags ${ofModels}`,
  )
  const selectAliases = database.prepare<{ alias: string; version: number; name: string }>(
    `SELECT * FROM registered_model_aliases ${ofModels}`,
  )
  const selectLatest = database.prepare<ModelVersionRow>(`
    SELECT *, max(version) FROM model_versions
    WHERE name IN (SELECT value FROM json_each(?)) AND current_stage <> 'Deleted_Internal'
    GROUP BY name, current_stage ORDER BY name, version`)
  const withDetails = modelVersionRecords(database)

  function find(name: string): RegisteredModelRow {
    const row = selectModel.get(name)
    if (row === undefined) throw notFound(`No registered model with the name "${name}" exists.`)
    return row
  }

  function records(rows: RegisteredModelRow[]): RegisteredModelRecord[] {
    const names = JSON.stringify(rows.map(nameOf))
    const tags = groupBy(selectTags.all(names), nameOf)
    const aliases = groupBy(selectAliases.all(names), nameOf)
    const versions = groupBy(withDetails(selectLatest.all(names)), nameOf)
    return rows.map((row) => ({
      ...row,
      tags: tags.get(row.name) ?? [],
      aliases: aliases.get(row.name) ?? [],
      latestVersions: versions.get(row.name) ?? [],
    }))
  }

  function record(name: string): RegisteredModelRecord {
    const [complete] = records([find(name)])
    if (complete === undefined) throw new Error('A row has no record.')
    return complete
  }

  function refuseTakenName(name: string) {
    if (selectModel.get(name) === undefined) return
    throw mlflowError('RESOURCE_ALREADY_EXISTS', `A registered model "${name}" exists already.`)
  }

  return {
    find,

    async create(
      request: z.output<typeof createRegisteredModelRequest>,
    ): Promise<RegisteredModelRecord> {
      return database.transaction(() => {
        refuseTakenName(request.name)
        const now = Date.now()
        insertModel.run(request.name, now, now, request.description)
        for (const { key, value } of request.tags) upsertTag.run(key, value, request.name)
        return record(request.name)
      })
    },

    async get(name: string): Promise<RegisteredModelRecord> {
      return record(name)
    },

    async describe(name: string, description: string): Promise<RegisteredModelRecord> {
      return database.transaction(() => {
        find(name)
        describe.run(description, Date.now(), name)
        return record(name)
      })
    },

    /** Versions, tags and aliases follow by ON UPDATE CASCADE. */
    async rename(name: string, newName: string): Promise<RegisteredModelRecord> {
      return database.transaction(() => {
        find(name)
        if (newName !== name) refuseTakenName(newName)
        const now = Date.now()
        rename.run(newName, now, name)
        touchVersions.run(now, newName)
        return record(newName)
      })
    },

    async delete(name: string): Promise<void> {
      database.transaction(() => {
        find(name)
        for (const deletion of deletions) deletion.run(name)
      })
    },

    async search(
      request: z.output<typeof searchRegisteredModelsRequest>,
    ): Promise<Page<RegisteredModelRecord>> {
      const condition = filterToSql(request.filter, searchableModels, toCondition)
      const page = fetchPage(request.max_results, request.page_token, (limit, offset) =>
        database.query<RegisteredModelRow>(sql`
          SELECT * FROM registered_models m WHERE ${condition}
          ORDER BY ${orderSql(request.order_by)} LIMIT ${limit} OFFSET ${offset}`),
      )
      return { ...page, rows: records(page.rows) }
    },

    /** The newest version of each wanted stage; of every stage when none is named. */
    async latestVersions(name: string, stages: Stage[]): Promise<ModelVersionRecord[]> {
      const { latestVersions } = record(name)
      const wanted: string[] = stages
      return wanted.length === 0
        ? latestVersions
        : latestVersions.filter(({ current_stage }) => wanted.includes(current_stage))
    },

    async setTag(name: string, key: string, value: string): Promise<void> {
      database.transaction(() => {
        find(name)
        upsertTag.run(key, value, name)
      })
    },

    async deleteTag(name: string, key: string): Promise<void> {
      database.transaction(() => {
        find(name)
        deleteTag.run(key, name)
      })
    },
  }
}

const nameOf = ({ name }: { name: string }) => name

/** Since 2.21 prompts are registered models with this tag, and a model without the tag counts as "false". */
export const PROMPT_TAG = 'mlflow.prompt.is_prompt'

function toCondition(comparison: Resolved): Sql {
  const { field, operator, literal } = comparison
  if (field.source !== 'tag') return compareSql(sql`m.name`, operator, literal)
  const hasTag = keyedSql(sql`registered_model_tags k WHERE k.name = m.name`, comparison)
  if (field.key !== PROMPT_TAG || literal.kind !== 'text') return hasTag
  const isTrueOfFalse =
    (operator === '=' && literal.value === 'false') ||
    (operator === '!=' && literal.value === 'true')
  if (!isTrueOfFalse) return hasTag
  const lacksTag = keyedSql(sql`registered_model_tags k WHERE k.name = m.name`, {
    ...comparison,
    operator: 'IS NULL',
  })
  return sql`(${hasTag} OR ${lacksTag})`
}

function orderSql(orders: string[]): Sql {
  const keys = parseOrders(orders, searchableModels).map(({ field, direction }) =>
    sortSql(field.key === 'name' ? sql`m.name` : sql`m.last_updated_time`, direction),
  )
  return joinSql([...keys, sql`m.name ASC`], ', ')
}
