import { MlflowError } from './errors.ts'
import type { Condition, FilterNode } from './filterLanguage.ts'
import { type Field, resolveComparison, searchableRuns } from './searchFields.ts'
import { type Literal, printNumber } from './searchFilter.ts'

/**
 * The part of a filter that MLflow's grammar can express, for the backend to search by while runs are missing; empty
 * for none. It finds at least what the filter matches, so the filter itself still has to be asked here.
 */
export function filterForServer(filter: FilterNode): string {
  if (filter.kind === 'and') {
    return filter.operands.map(filterForServer).filter(Boolean).join(' AND ')
  }
  return (filter.kind === 'comparison' && printForServer(filter)) || ''
}

/** Whether the backend can search by the whole of a filter. */
export function isForServer(filter: FilterNode): boolean {
  if (filter.kind === 'and') return filter.operands.every(isForServer)
  return filter.kind === 'comparison' && printForServer(filter) !== null
}

/** Null where MLflow, as old as 2.9.2, does not understand the condition, or means something else by it. */
function printForServer(condition: Condition): string | null {
  const { operator, field, literal } = condition
  if (!isMlflows(condition)) return null
  if (meansLessThere(condition)) return null
  const [name, value] = [printField(field), printLiteral(field, literal)]
  return name === null || value === null ? null : `${name} ${operator} ${value}`
}

function meansLessThere({ field, operator, literal }: Condition): boolean {
  switch (field.source) {
    // What a run's user is here comes from a tag, where there is one; MLflow does not look at it.
    case 'attribute':
      return field.key === 'user_id'
    // MLflow 2.9.2 fails where such a condition meets one by key, or an order by metric, param or tag.
    case 'dataset':
      return true
    // Before 3.17, MLflow takes a NaN for 0.
    case 'metric':
      return operator === '!=' && literal.kind === 'number' && literal.value === 0
    case 'param':
    case 'tag':
      return false
    default:
      return field.source satisfies never
  }
}

function isMlflows(condition: Condition): boolean {
  try {
    resolveComparison(searchableRuns, condition)
    return true
  } catch (error) {
    if (error instanceof MlflowError) return false
    throw error
  }
}

const ENTITIES = { metric: 'metrics', param: 'params', tag: 'tags', dataset: 'datasets' } as const

/** Keys always in quotes: bare, some are numbers or words of SQL to MLflow, as in `metrics.top.5` and `params.in`. */
function printField({ source, key }: Field): string | null {
  if (source === 'attribute') return key
  return key.includes('`') ? null : `${ENTITIES[source]}.\`${key}\``
}

function printLiteral(field: Field, literal: Literal): string | null {
  switch (literal.kind) {
    case 'number': {
      // Times are whole numbers to MLflow.
      const isFit = field.source === 'metric' || Number.isSafeInteger(literal.value)
      return isFit ? printNumber(literal.value) : null
    }
    case 'text':
      return printText(literal.value)
    case 'list':
      return literal.values.every(isListable)
        ? `(${literal.values.map((value) => `'${value}'`).join(', ')})`
        : null
    case 'nothing':
      // Only MLflow 3.9 and later know IS NULL.
      return null
    default:
      return literal satisfies never
  }
}

/** There are no escapes, but a backslash before the closing quote may hide it. */
function printText(text: string): string | null {
  const quote = ["'", '"'].find((candidate) => !text.includes(candidate))
  return quote === undefined || text.endsWith('\\') ? null : quote + text + quote
}

/** MLflow 2.9.2 drops from a list what is not in small letters, and reads its texts as Python does. */
const isListable = (text: string) =>
  /[a-z]/.test(text) && /^[ -~]*$/.test(text) && !/[A-Z'\\]/.test(text)
