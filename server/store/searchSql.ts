import { invalid } from '#protocol/errors.ts'
import {
  type Field,
  type Resolved,
  resolveComparison,
  resolveSortField,
  type Searchable,
} from '#protocol/searchFields.ts'
import { type Filter, type Literal, type Operator, parseFilter } from '#protocol/searchFilter.ts'
import { type Direction, parseOrder } from '#protocol/searchOrder.ts'
import { joinSql, type Sql, sql } from '../sql.ts'
import { bindDouble } from '../sqlite.ts'

/** Within what SQLite compiles: an expression of 1,000 levels, and a join of 64 tables. */
const MAX_COMPARISONS = 500
const MAX_ORDERS = 50

/**
 * A filter as the condition of a WHERE; an empty filter is true. `toCondition` knows the tables of what is searched.
 * Throws INVALID_PARAMETER_VALUE for what MLflow would refuse.
 */
export function filterToSql(
  text: string,
  searchable: Searchable,
  toCondition: (comparison: Resolved) => Sql,
): Sql {
  const compile = (filter: Filter): Sql => {
    if (filter.kind === 'comparison') return toCondition(resolveComparison(searchable, filter))
    if (filter.operands.length > MAX_COMPARISONS) {
      throw invalid(`Invalid filter: more than the ${MAX_COMPARISONS} comparisons allowed.`)
    }
    return filter.operands.length === 0 ? sql`TRUE` : joinSql(filter.operands.map(compile), ' AND ')
  }
  return compile(parseFilter(text))
}

export type SortKey = { field: Field; direction: Direction }

/** The entries of `order_by`, each naming a field once. */
export function parseOrders(orders: string[], searchable: Searchable): SortKey[] {
  if (orders.length > MAX_ORDERS) {
    throw invalid(`Invalid order_by: more than the ${MAX_ORDERS} entries allowed.`)
  }
  const keys = orders.map((text) => {
    const { identifier, direction } = parseOrder(text)
    return { field: resolveSortField(searchable, identifier), direction }
  })
  const names = keys.map(({ field }) => `${field.source} ${field.key}`)
  if (new Set(names).size < names.length) throw invalid('Invalid order_by: a field is named twice.')
  return keys
}

/** One comparison of a column; ILIKE folds the case of ASCII letters only, as it does in MLflow on SQLite. */
export function compareSql(column: Sql, operator: Operator, literal: Literal): Sql {
  const value = valueSql(literal)
  switch (operator) {
    case '=':
      return sql`${column} = ${value}`
    case '!=':
      return sql`${column} <> ${value}`
    case '<':
      return sql`${column} < ${value}`
    case '<=':
      return sql`${column} <= ${value}`
    case '>':
      return sql`${column} > ${value}`
    case '>=':
      return sql`${column} >= ${value}`
    case 'LIKE':
      return sql`${column} LIKE ${value}`
    case 'ILIKE':
      return sql`lower(${column}) LIKE lower(${value})`
    case 'IN':
      return sql`${column} IN (SELECT value FROM json_each(${value}))`
    case 'NOT IN':
      return sql`${column} NOT IN (SELECT value FROM json_each(${value}))`
    case 'IS NULL':
      return sql`${column} IS NULL`
    case 'IS NOT NULL':
      return sql`${column} IS NOT NULL`
    default:
      return operator satisfies never
  }
}

function valueSql(literal: Literal): Sql {
  if (literal.kind === 'number') return sql`${bindDouble(literal.value)}`
  if (literal.kind === 'text') return sql`${literal.value}`
  return literal.kind === 'list' ? sql`${JSON.stringify(literal.values)}` : sql`NULL`
}

/**
 * A comparison with the value that a table of keys and values holds for one key. As in MLflow, nothing but IS NULL is
 * true of what has no such key, not even `!=`. `table` ends in the join with the searched row.
 */
export function keyedSql(table: Sql, { field, operator, literal }: Resolved): Sql {
  const present = sql`SELECT 1 FROM ${table} AND k."key" = ${field.key}`
  if (operator === 'IS NULL') return sql`NOT EXISTS (${present})`
  if (operator === 'IS NOT NULL') return sql`EXISTS (${present})`
  return sql`EXISTS (${present} AND ${compareSql(sql`k.value`, operator, literal)})`
}

/** Sorts by a column with what is missing at the end, whichever the direction. */
export const sortSql = (column: Sql, direction: Direction): Sql =>
  direction === 'ASC' ? sql`${column} ASC NULLS LAST` : sql`${column} DESC NULLS LAST`
