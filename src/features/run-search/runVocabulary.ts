import { type CodedTexts, codeTexts } from '#mlflow/codeTexts.ts'
import { isUserTag } from '#mlflow/runs.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import type { Field } from '#protocol/searchFields.ts'
import { printIdentifier } from '#protocol/searchFilter.ts'
import type { SearchName, SeenValue, Vocabulary } from './vocabulary.ts'

/** What the runs of a table have, as of its version. Values are counted when they are first asked for. */
export function runVocabulary(table: RunTable): Vocabulary {
  const rows = table.rows()
  const known = new Map<string, readonly SeenValue[]>()
  return {
    names: namesIn(table, rows),
    valuesOf: (field) => {
      const id = `${field.source} ${field.key}`
      const values = known.get(id) ?? countField(table, rows, field)
      known.set(id, values)
      return values
    },
  }
}

const ATTRIBUTES = ['run_name', 'status', 'start_time', 'end_time', 'duration', 'user_id', 'run_id']
const DATASET_KEYS = ['name', 'digest', 'context']

function namesIn(table: RunTable, rows: Int32Array): SearchName[] {
  const tags = [...table.tags.keys()]
  const hasDatasets = rows.some((row) => table.datasets(row).length > 0)
  return [
    ...named('metric', 'metrics', [...table.metrics.keys()]),
    ...named('param', 'params', [...table.params.keys()]),
    ...named('tag', 'tags', tags.filter(isUserTag)),
    ...named('attribute', null, ATTRIBUTES),
    ...named('dataset', 'datasets', hasDatasets ? DATASET_KEYS : []),
    ...named(
      'tag',
      'tags',
      tags.filter((key) => !isUserTag(key)),
    ),
  ]
}

/** Sorted; without those that the language cannot write. */
const named = (source: Field['source'], entity: string | null, keys: readonly string[]) =>
  keys
    .filter((key) => !QUOTES.every((quote) => key.includes(quote)))
    .toSorted()
    .map((key) => ({ id: printIdentifier({ entity, key }), field: { source, key } }))

const QUOTES = ['`', '"', "'"]

function countField(table: RunTable, rows: Int32Array, field: Field): SeenValue[] {
  const { source, key } = field
  if (source === 'param') return countTexts(rows, table.params.get(key))
  if (source === 'tag') return countTexts(rows, table.tags.get(key))
  if (source === 'attribute') {
    return countTexts(
      rows,
      codeTexts(table.size, (row) => attributeValue(table, key, row)),
    )
  }
  return countValues(rows, (row) => valuesAt(table, field, row))
}

/** By number, since chips count the values of several tags whenever runs come in. */
function countTexts(rows: Int32Array, column: CodedTexts | undefined): SeenValue[] {
  if (!column) return []
  const counts = new Uint32Array(column.texts.length)
  for (const row of rows) {
    const code = column.codes[row] ?? -1
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  }
  return byCount(column.texts.map((value, code) => ({ value, count: counts[code] ?? 0 })))
}

const byCount = (values: readonly SeenValue[]) =>
  values.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)

/** The values of a field that is no column of texts. */
function valuesAt(table: RunTable, { source, key }: Field, row: number): (string | undefined)[] {
  switch (source) {
    case 'metric': {
      const value = table.metric(row, key)
      return Number.isFinite(value) ? [String(value)] : []
    }
    case 'param':
    case 'tag':
    case 'attribute':
      return []
    case 'dataset':
      return table.datasets(row).map((dataset) => datasetValue(dataset, key))
    default:
      return source satisfies never
  }
}

const datasetValue = (
  { name, digest, context }: { name: string; digest: string; context: string },
  key: string,
) => (key === 'name' ? name : key === 'digest' ? digest : context)

/** Times are too many, and chosen by days. */
function attributeValue(table: RunTable, key: string, row: number): string | undefined {
  if (key === 'status') return table.statuses[row]
  if (key === 'run_name') return table.names[row]
  if (key === 'user_id') return table.users[row]
  return key === 'run_id' ? table.ids[row] : undefined
}

function countValues(
  rows: Int32Array,
  valuesOf: (row: number) => readonly (string | undefined)[],
): SeenValue[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    // A run counts once, however many datasets it has.
    for (const value of new Set(valuesOf(row))) {
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  return byCount([...counts].map(([value, count]) => ({ value, count })))
}
