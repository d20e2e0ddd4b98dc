import { invalid } from '#protocol/errors.ts'
import { type Resolved, resolveSortField, searchableLoggedModels } from '#protocol/searchFields.ts'
import { joinSql, type Sql, sql } from '../sql.ts'
import { compareSql, filterToSql, keyedSql, sortSql } from './searchSql.ts'

type Order = { field_name: string; ascending: boolean }
type Search = { experimentIds: number[]; filter: string; orderBy: Order[] }

/** The living logged models that a search asks for, newest first unless it says otherwise; without a LIMIT. */
export function loggedModelSearchSql({ experimentIds, filter, orderBy }: Search): Sql {
  const condition = filterToSql(filter, searchableLoggedModels, toCondition)
  const order = [...orderBy.map(sortKeySql), sql`m.creation_time DESC`, sql`m.rowid DESC`]
  return sql`
    SELECT m.* FROM tidemark_logged_models m
    WHERE m.experiment_id IN (SELECT value FROM json_each(${JSON.stringify(experimentIds)}))
      AND m.lifecycle_stage = 'active' AND ${condition}
    ORDER BY ${joinSql(order, ', ')}`
}

const columns: Record<string, Sql> = {
  model_id: sql`m.model_id`,
  name: sql`m.name`,
  model_type: sql`m.model_type`,
  status: sql`replace(m.status, 'LOGGED_MODEL_', '')`,
  source_run_id: sql`m.source_run_id`,
  creation_timestamp: sql`m.creation_time`,
  last_updated_timestamp: sql`m.last_updated_time`,
}
const columnOf = (name: string) => columns[name] ?? sql`m.creation_time`

function toCondition(comparison: Resolved): Sql {
  const { field, operator, literal } = comparison
  switch (field.source) {
    case 'metric':
      return keyedSql(
        sql`tidemark_logged_model_metrics k WHERE k.model_id = m.model_id`,
        comparison,
      )
    case 'param':
      return keyedSql(sql`tidemark_logged_model_params k WHERE k.model_id = m.model_id`, comparison)
    case 'tag':
      return keyedSql(sql`tidemark_logged_model_tags k WHERE k.model_id = m.model_id`, comparison)
    case 'attribute':
      return compareSql(columnOf(field.key), operator, literal)
    case 'dataset':
      throw invalid('Invalid filter: logged models cannot be searched by a dataset.')
    default:
      return field.source satisfies never
  }
}

/** The request names the direction beside the field, and a key needs no quotes here: it ends where the text ends. */
function sortKeySql({ field_name: name, ascending }: Order): Sql {
  const dot = name.indexOf('.')
  const identifier =
    dot === -1
      ? { entity: null, key: name }
      : { entity: name.slice(0, dot), key: name.slice(dot + 1) }
  const field = resolveSortField(searchableLoggedModels, identifier)
  const direction = ascending ? 'ASC' : 'DESC'
  if (field.source !== 'metric') return sortSql(columnOf(field.key), direction)
  const latest = sql`(
    SELECT k.value FROM tidemark_logged_model_metrics k
    WHERE k.model_id = m.model_id AND k."key" = ${field.key} AND NOT k.is_nan
    ORDER BY k.timestamp DESC, k.step DESC LIMIT 1)`
  return sortSql(latest, direction)
}
