import type { ViewType } from '#protocol/experimentRequests.ts'
import { type Resolved, searchableRuns } from '#protocol/searchFields.ts'
import { joinSql, type Sql, sql } from '../sql.ts'
import { isExperimentId, lifecycleSql } from './experiments.ts'
import {
  compareSql,
  filterToSql,
  keyedSql,
  parseOrders,
  type SortKey,
  sortSql,
} from './searchSql.ts'

type Search = {
  experimentIds: string[]
  filter: string
  view: ViewType
  orderBy: string[]
}

/** The rows of `runs` that a search asks for, in its order; without a LIMIT. */
export function runSearchSql(search: Search): Sql {
  const keys = parseOrders(search.orderBy, searchableRuns)
  const joins = joinSql(keys.map(joinOf), ' ')
  return sql`
    SELECT r.* FROM runs r ${joins}
    WHERE ${matchSql(search)}
    ORDER BY ${orderSql(keys)}`
}

/** The number of runs that a search asks for, as `total`. */
export const runCountSql = (search: Search): Sql =>
  sql`SELECT count(*) AS total FROM runs r WHERE ${matchSql(search)}`

function matchSql({ experimentIds, filter, view }: Search): Sql {
  const ids = experimentIds.filter(isExperimentId).map(Number)
  const [only] = ids
  // Of a single experiment, an index knows the order.
  const chosen =
    ids.length === 1 && only !== undefined
      ? sql`r.experiment_id = ${only}`
      : sql`r.experiment_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return sql`${chosen} AND ${lifecycleSql(sql`r.lifecycle_stage`, view)}
    AND ${filterToSql(filter, searchableRuns, toCondition)}`
}

function toCondition(comparison: Resolved): Sql {
  const { field, operator, literal } = comparison
  switch (field.source) {
    case 'metric':
      return keyedSql(sql`latest_metrics k WHERE k.run_uuid = r.run_uuid`, comparison)
    case 'param':
      return keyedSql(sql`params k WHERE k.run_uuid = r.run_uuid`, comparison)
    case 'tag':
      return keyedSql(sql`tags k WHERE k.run_uuid = r.run_uuid`, comparison)
    case 'dataset':
      return datasetSql(comparison)
    case 'attribute':
      // As MLflow does: the name counts as the tag that holds it.
      return field.key === 'run_name'
        ? keyedSql(sql`tags k WHERE k.run_uuid = r.run_uuid`, {
            ...comparison,
            field: { source: 'tag', key: 'mlflow.runName' },
          })
        : compareSql(attributeSql(field.key), operator, literal)
    default:
      return field.source satisfies never
  }
}

function datasetSql({ field, operator, literal }: Resolved): Sql {
  const inputs = sql`
    SELECT 1 FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id AND i.source_type = 'DATASET'
    LEFT JOIN input_tags t ON t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context'
    WHERE i.destination_type = 'RUN' AND i.destination_id = r.run_uuid`
  const columns: Record<string, Sql> = { name: sql`d.name`, digest: sql`d.digest` }
  const column = columns[field.key] ?? sql`t.value`
  return sql`EXISTS (${inputs} AND ${compareSql(column, operator, literal)})`
}

const attributeColumns: Record<string, Sql> = {
  run_id: sql`r.run_uuid`,
  run_name: sql`r.name`,
  status: sql`r.status`,
  user_id: sql`r.user_id`,
  artifact_uri: sql`r.artifact_uri`,
  start_time: sql`r.start_time`,
  end_time: sql`r.end_time`,
}
const attributeSql = (name: string) => attributeColumns[name] ?? sql`r.start_time`

const aliasOf = (index: number): Sql => ({ text: `o${index}`, values: [] })

const valueTables: Record<string, Sql> = {
  metric: sql`latest_metrics`,
  param: sql`params`,
  tag: sql`tags`,
}

/** Brings in the value that a run is sorted by; a run without it stays. */
function joinOf({ field }: SortKey, index: number): Sql {
  const table = valueTables[field.source]
  const alias = aliasOf(index)
  return table === undefined
    ? sql``
    : sql`LEFT JOIN ${table} ${alias} ON ${alias}.run_uuid = r.run_uuid AND ${alias}."key" = ${field.key}`
}

function orderSql(keys: SortKey[]): Sql {
  const sorts = keys.map(({ field, direction }, index) => {
    const alias = aliasOf(index)
    if (field.source === 'attribute') return sortSql(attributeSql(field.key), direction)
    const value = sortSql(sql`${alias}.value`, direction)
    // Numbers first, NaN after them, what is missing at the end: in both directions.
    return field.source === 'metric' ? sql`${alias}.is_nan ASC NULLS LAST, ${value}` : value
  })
  const byStart = keys.some(
    ({ field }) => field.source === 'attribute' && field.key === 'start_time',
  )
    ? []
    : [sql`r.start_time DESC NULLS LAST`]
  return joinSql([...sorts, ...byStart, sql`r.run_uuid ASC`], ', ')
}
