import { invalid, mlflowError, notFound } from '#protocol/errors.ts'
import type {
  createExperimentRequest,
  searchDatasetsRequest,
  searchExperimentsRequest,
  ViewType,
} from '#protocol/experimentRequests.ts'
import type { Int64 } from '#protocol/requestFields.ts'
import { type Resolved, searchableExperiments } from '#protocol/searchFields.ts'
import type * as z from 'zod/mini'
import { joinSql, type Sql, sql } from '../sql.ts'
import type { Database } from '../sqlite.ts'
import { tagsByKey } from './tagsByKey.ts'
import { groupBy } from './groupBy.ts'
import { fetchPage, type Page } from './paging.ts'
import { compareSql, filterToSql, keyedSql, parseOrders, sortSql } from './searchSql.ts'

export type KeyValueRow = { key: string; value: string | null }

export type ExperimentRow = {
  experiment_id: number
  name: string
  artifact_location: string
  lifecycle_stage: 'active' | 'deleted'
  creation_time: Int64 | null
  last_update_time: Int64 | null
}
export type ExperimentRecord = ExperimentRow & { tags: KeyValueRow[] }
export type DatasetSummaryRow = {
  experiment_id: number
  name: string
  digest: string
  context: string | null
}

/** Which lifecycle stages a view shows. */
export function lifecycleSql(column: Sql, view: ViewType): Sql {
  if (view === 'ALL') return sql`TRUE`
  return sql`${column} = ${view === 'ACTIVE_ONLY' ? 'active' : 'deleted'}`
}

/** Ids are numbers here, and text on the wire. */
export const isExperimentId = (id: string) => /^\d{1,15}$/.test(id)

export type ExperimentStore = ReturnType<typeof experimentStore>

export function experimentStore(database: Database) {
  const selectById = database.prepare<ExperimentRow>(
    'SELECT * FROM experiments WHERE experiment_id = ?',
  )
  const selectByName = database.prepare<ExperimentRow>('SELECT * FROM experiments WHERE name = ?')
  const selectTags = database.prepare<KeyValueRow & { experiment_id: number }>(
    'SELECT * FROM experiment_tags WHERE experiment_id IN (SELECT value FROM json_each(?)) ORDER BY rowid',
  )
  const insert = database.prepare(
    `INSERT INTO experiments (name, lifecycle_stage, creation_time, last_update_time) VALUES (?, 'active', ?, ?)`,
  )
  const locate = database.prepare(
    'UPDATE experiments SET artifact_location = ? WHERE experiment_id = ?',
  )
  const rename = database.prepare(
    'UPDATE experiments SET name = ?, last_update_time = ? WHERE experiment_id = ?',
  )
  const touch = database.prepare(
    'UPDATE experiments SET last_update_time = ? WHERE experiment_id = ?',
  )
  const setStage = database.prepare(
    'UPDATE experiments SET lifecycle_stage = ?, last_update_time = ? WHERE experiment_id = ?',
  )
  const setRunStages = database.prepare(
    'UPDATE runs SET lifecycle_stage = ?, deleted_time = ? WHERE experiment_id = ?',
  )
  const upsertTag = database.prepare(
    `INSERT INTO experiment_tags ("key", value, experiment_id) VALUES (?, ?, ?)
     ON CONFLICT ("key", experiment_id) DO UPDATE SET value = excluded.value`,
  )
  const deleteTag = database.prepare(
    'DELETE FROM experiment_tags WHERE "key" = ? AND experiment_id = ?',
  )

  function find(id: string): ExperimentRow {
    const row = isExperimentId(id) ? selectById.get(Number(id)) : undefined
    if (row === undefined) throw notFound(`No experiment with the id "${id}" exists.`)
    return row
  }

  /** Deleted experiments can be read, and neither changed nor added to. */
  function findActive(id: string): ExperimentRow {
    const row = find(id)
    if (row.lifecycle_stage === 'active') return row
    throw invalid(`The experiment "${id}" is deleted; restore it first.`)
  }

  function withTags(rows: ExperimentRow[]): ExperimentRecord[] {
    const tags = selectTags.all(JSON.stringify(rows.map((row) => row.experiment_id)))
    const byId = groupBy(tags, (tag) => tag.experiment_id)
    return rows.map((row) => ({ ...row, tags: byId.get(row.experiment_id) ?? [] }))
  }

  function oneWithTags(row: ExperimentRow): ExperimentRecord {
    return { ...row, tags: selectTags.all(JSON.stringify([row.experiment_id])) }
  }

  return {
    findActive,

    async create(request: z.output<typeof createExperimentRequest>): Promise<string> {
      return database.transaction(() => {
        if (selectByName.get(request.name) !== undefined) throw nameTaken(request.name)
        const now = Date.now()
        const id = insert.run(request.name, now, now).lastInsertRowid
        locate.run(request.artifact_location || `mlflow-artifacts:/${id}`, id)
        for (const [key, value] of tagsByKey(request.tags)) upsertTag.run(key, value, id)
        return String(id)
      })
    },

    async get(id: string): Promise<ExperimentRecord> {
      return oneWithTags(find(id))
    },

    /** Deleted ones, too: the Python client looks here to refuse the name of a deleted experiment. */
    async getByName(name: string): Promise<ExperimentRecord> {
      const row = selectByName.get(name)
      if (row === undefined) throw notFound(`No experiment with the name "${name}" exists.`)
      return oneWithTags(row)
    },

    async search(
      request: z.output<typeof searchExperimentsRequest>,
    ): Promise<Page<ExperimentRecord>> {
      const condition = filterToSql(request.filter, searchableExperiments, toCondition)
      const order = orderSql(request.order_by)
      const page = fetchPage(request.max_results, request.page_token, (limit, offset) =>
        database.query<ExperimentRow>(sql`
          SELECT * FROM experiments e
          WHERE ${lifecycleSql(sql`e.lifecycle_stage`, request.view_type)} AND ${condition}
          ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`),
      )
      return { ...page, rows: withTags(page.rows) }
    },

    async rename(id: string, name: string): Promise<void> {
      database.transaction(() => {
        const { experiment_id, lifecycle_stage } = find(id)
        if (lifecycle_stage === 'deleted') {
          throw mlflowError('INVALID_STATE', `The experiment "${id}" is deleted; restore it first.`)
        }
        const owner = selectByName.get(name)
        if (owner !== undefined && owner.experiment_id !== experiment_id) {
          throw mlflowError('BAD_REQUEST', `Another experiment already has the name "${name}".`)
        }
        rename.run(name, Date.now(), experiment_id)
      })
    },

    /** Its runs go with it, and come back with it. */
    async delete(id: string): Promise<void> {
      database.transaction(() => {
        const { experiment_id, lifecycle_stage } = find(id)
        if (lifecycle_stage === 'deleted') throw notFound(`No active experiment "${id}" exists.`)
        const now = Date.now()
        setStage.run('deleted', now, experiment_id)
        setRunStages.run('deleted', now, experiment_id)
      })
    },

    async restore(id: string): Promise<void> {
      database.transaction(() => {
        const { experiment_id, lifecycle_stage } = find(id)
        if (lifecycle_stage === 'active') throw notFound(`No deleted experiment "${id}" exists.`)
        setStage.run('active', Date.now(), experiment_id)
        setRunStages.run('active', null, experiment_id)
      })
    },

    async setTag(id: string, key: string, value: string): Promise<void> {
      database.transaction(() => {
        const { experiment_id } = findActive(id)
        upsertTag.run(key, value, experiment_id)
        touch.run(Date.now(), experiment_id)
      })
    },

    async deleteTag(id: string, key: string): Promise<void> {
      database.transaction(() => {
        const { experiment_id } = findActive(id)
        if (deleteTag.run(key, experiment_id).changes === 0) {
          throw notFound(`The experiment "${id}" has no tag "${key}".`)
        }
        touch.run(Date.now(), experiment_id)
      })
    },

    async datasets(request: z.output<typeof searchDatasetsRequest>): Promise<DatasetSummaryRow[]> {
      const ids = JSON.stringify(request.experiment_ids.filter(isExperimentId).map(Number))
      return database.query<DatasetSummaryRow>(sql`
        SELECT DISTINCT d.experiment_id, d.name, d.digest, t.value AS context
        FROM datasets d
        JOIN inputs i ON i.source_id = d.dataset_uuid AND i.source_type = 'DATASET'
        LEFT JOIN input_tags t ON t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context'
        WHERE d.experiment_id IN (SELECT value FROM json_each(${ids}))
        LIMIT 1000`)
    },
  }
}

const nameTaken = (name: string) =>
  mlflowError(
    'RESOURCE_ALREADY_EXISTS',
    `An experiment with the name "${name}" exists already; it may be a deleted one.`,
  )

function toCondition(comparison: Resolved): Sql {
  if (comparison.field.source === 'tag') {
    return keyedSql(sql`experiment_tags k WHERE k.experiment_id = e.experiment_id`, comparison)
  }
  const { operator, literal, field } = comparison
  return compareSql(columnOf(field.key), operator, literal)
}

function columnOf(name: string): Sql {
  if (name === 'name') return sql`e.name`
  if (name === 'creation_time') return sql`e.creation_time`
  return name === 'experiment_id' ? sql`e.experiment_id` : sql`e.last_update_time`
}

function orderSql(orders: string[]): Sql {
  if (orders.length === 0) return sql`e.creation_time DESC, e.experiment_id ASC`
  const keys = parseOrders(orders, searchableExperiments).map(({ field, direction }) =>
    sortSql(columnOf(field.key), direction),
  )
  return joinSql([...keys, sql`e.experiment_id DESC`], ', ')
}
