import { invalid } from './errors.ts'
import type { Comparison, Identifier, Literal, Operator } from './searchFilter.ts'

/** How a field compares: as a number, as text, or as text that also knows IN. */
type FieldType = 'number' | 'text' | 'listedText' | 'numberOrDigits'

/** A name that a search may use, after aliases: `params.lr` is `{ source: 'param', key: 'lr' }`. */
export type Field = { source: Source; key: string }
type Source = 'attribute' | 'metric' | 'param' | 'tag' | 'dataset'

type Attribute = { type: FieldType; /** The name that it is another spelling of. */ means?: string }

/** What one kind of search can talk about. */
export type Searchable = {
  /** For messages: "runs". */
  what: string
  entities: Record<string, Source>
  attributes: Record<string, Attribute>
  /** Attribute names as `order_by` takes them. */
  sortable: readonly string[]
  /** What else `order_by` may name, by any key. */
  sortableSources: readonly Source[]
}

const numeric: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=']
const textual: readonly Operator[] = ['=', '!=', 'LIKE', 'ILIKE']
const listed: readonly Operator[] = [...textual, 'IN', 'NOT IN']
const presence: readonly Operator[] = ['IS NULL', 'IS NOT NULL']

const operatorsOfType: Record<FieldType, readonly Operator[]> = {
  number: numeric,
  numberOrDigits: numeric,
  text: textual,
  listedText: listed,
}

const text: Attribute = { type: 'text' }
const number: Attribute = { type: 'number' }
const runName: Attribute = { type: 'text', means: 'run_name' }
const startTime: Attribute = { type: 'number', means: 'start_time' }

const tagEntities = { tag: 'tag', tags: 'tag' } as const
const plainAttribute = { attribute: 'attribute' } as const

/** https://mlflow.org/docs/2.9.2/search-runs.html */
export const searchableRuns: Searchable = {
  what: 'runs',
  entities: {
    metric: 'metric',
    metrics: 'metric',
    param: 'param',
    params: 'param',
    parameter: 'param',
    parameters: 'param',
    ...tagEntities,
    attribute: 'attribute',
    attributes: 'attribute',
    attr: 'attribute',
    run: 'attribute',
    dataset: 'dataset',
    datasets: 'dataset',
  },
  attributes: {
    run_id: { type: 'listedText' },
    run_name: text,
    'run name': runName,
    'Run name': runName,
    'Run Name': runName,
    status: text,
    user_id: text,
    artifact_uri: text,
    start_time: number,
    created: startTime,
    Created: startTime,
    end_time: number,
  },
  sortable: [
    'run_id',
    'run_name',
    'status',
    'user_id',
    'artifact_uri',
    'start_time',
    'created',
    'Created',
    'end_time',
  ],
  sortableSources: ['metric', 'param', 'tag'],
}

/** https://mlflow.org/docs/2.9.2/search-experiments.html */
export const searchableExperiments: Searchable = {
  what: 'experiments',
  entities: { ...tagEntities, ...plainAttribute },
  attributes: { name: text, creation_time: number, last_update_time: number },
  sortable: ['name', 'experiment_id', 'creation_time', 'last_update_time'],
  sortableSources: [],
}

export const searchableModels: Searchable = {
  what: 'registered models',
  entities: { ...tagEntities, ...plainAttribute },
  attributes: { name: text },
  sortable: ['name', 'timestamp', 'last_updated_timestamp'],
  sortableSources: [],
}

export const searchableVersions: Searchable = {
  what: 'model versions',
  entities: { ...tagEntities, ...plainAttribute },
  attributes: {
    name: text,
    run_id: { type: 'listedText' },
    source_path: text,
    version_number: { type: 'numberOrDigits' },
  },
  sortable: ['name', 'version_number', 'creation_timestamp', 'last_updated_timestamp'],
  sortableSources: [],
}

const created: Attribute = { type: 'number', means: 'creation_timestamp' }
const updated: Attribute = { type: 'number', means: 'last_updated_timestamp' }
const listedText: Attribute = { type: 'listedText' }

export const searchableLoggedModels: Searchable = {
  what: 'logged models',
  entities: { metrics: 'metric', params: 'param', tags: 'tag', attributes: 'attribute' },
  attributes: {
    model_id: listedText,
    name: listedText,
    model_type: listedText,
    status: listedText,
    source_run_id: listedText,
    creation_timestamp: created,
    creation_timestamp_ms: created,
    creation_time: created,
    last_updated_timestamp: updated,
    last_updated_timestamp_ms: updated,
  },
  sortable: [
    'model_id',
    'name',
    'model_type',
    'status',
    'source_run_id',
    'creation_timestamp',
    'creation_timestamp_ms',
    'creation_time',
    'last_updated_timestamp',
    'last_updated_timestamp_ms',
  ],
  sortableSources: ['metric'],
}

/** What MLflow lets a dataset be searched by. */
const datasetKeys = ['name', 'digest', 'context']

export type Resolved = { field: Field; operator: Operator; literal: Literal }

/**
 * Says which field a comparison is about, and throws INVALID_PARAMETER_VALUE where MLflow would refuse the name, the
 * operator or the kind of value.
 */
export function resolveComparison(searchable: Searchable, comparison: Comparison): Resolved {
  const { identifier, operator, literal } = comparison
  const field = resolveField(searchable, identifier)
  const type = typeOf(searchable, identifier, field)
  const name = nameOf(identifier)

  const canBeAbsent = field.source === 'param' || field.source === 'tag'
  const operators = [...operatorsOfType[type], ...(canBeAbsent ? presence : [])]
  if (!operators.includes(operator)) {
    throw invalid(`Invalid filter: ${name} compares with ${operators.join(' ')}, not ${operator}.`)
  }
  return { field, operator, literal: checkLiteral(literal, type, name) }
}

function checkLiteral(literal: Literal, type: FieldType, name: string): Literal {
  const wantsNumber = type === 'number' || type === 'numberOrDigits'
  if (wantsNumber && literal.kind === 'text' && type === 'numberOrDigits') {
    const value = Number(literal.value.trim() || 'x')
    if (!Number.isNaN(value)) return { kind: 'number', value }
  }
  if (wantsNumber && literal.kind !== 'number') {
    throw invalid(`Invalid filter: ${name} is a number; compare it with one, without quotes.`)
  }
  if (!wantsNumber && literal.kind === 'number') {
    throw invalid(
      `Invalid filter: ${name} is text; put the value in quotes, as in ${name} = '${literal.value}'.`,
    )
  }
  return literal
}

/** Resolves a name of `order_by`. */
export function resolveSortField(searchable: Searchable, identifier: Identifier): Field {
  const source = sourceOf(searchable, identifier)
  if (searchable.sortableSources.includes(source)) return { source, key: identifier.key }
  if (source !== 'attribute') {
    throw invalid(`Invalid order_by: ${searchable.what} cannot be sorted by a ${source}.`)
  }
  if (!searchable.sortable.includes(identifier.key)) {
    throw unknownName(searchable, identifier, 'order_by', searchable.sortable)
  }
  return { source, key: attributeOf(searchable, identifier.key)?.means ?? identifier.key }
}

function resolveField(searchable: Searchable, identifier: Identifier): Field {
  const source = sourceOf(searchable, identifier)
  if (source === 'dataset' && !datasetKeys.includes(identifier.key)) {
    throw unknownName(searchable, identifier, 'filter', datasetKeys)
  }
  if (source !== 'attribute') return { source, key: identifier.key }
  const attribute = attributeOf(searchable, identifier.key)
  if (attribute === undefined) {
    throw unknownName(searchable, identifier, 'filter', Object.keys(searchable.attributes))
  }
  return { source, key: attribute.means ?? identifier.key }
}

/** Own properties only, so that a name like `constructor` is unknown. */
const attributeOf = ({ attributes }: Searchable, key: string) =>
  Object.hasOwn(attributes, key) ? attributes[key] : undefined

function sourceOf({ entities, what }: Searchable, { entity }: Identifier): Source {
  if (entity === null) return 'attribute'
  const source = Object.hasOwn(entities, entity) ? entities[entity] : undefined
  if (source !== undefined) return source
  const known = Object.keys(entities).join(', ')
  throw invalid(`Invalid entity "${entity}" in a search of ${what}: it can be one of ${known}.`)
}

function typeOf(searchable: Searchable, identifier: Identifier, { source }: Field): FieldType {
  if (source === 'metric') return 'number'
  if (source === 'dataset') return 'listedText'
  if (source === 'attribute') return attributeOf(searchable, identifier.key)?.type ?? 'text'
  // Logged models are younger than the other searches, and their texts all know IN.
  return searchable === searchableLoggedModels ? 'listedText' : 'text'
}

const nameOf = ({ entity, key }: Identifier) => (entity === null ? key : `${entity}.${key}`)

function unknownName(
  { what }: Searchable,
  identifier: Identifier,
  place: 'filter' | 'order_by',
  known: readonly string[],
) {
  return invalid(
    `Invalid ${place}: a search of ${what} does not know "${nameOf(identifier)}"; it can be one of ${known.join(', ')}.`,
  )
}
