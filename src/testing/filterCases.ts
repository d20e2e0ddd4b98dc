import * as fc from 'fast-check'

/** A run for tests of filters; metrics as JSON carries them. */
export type OddRun = {
  name: string
  startedAt: number
  endedAt: number | undefined
  status: 'RUNNING' | 'FINISHED' | 'FAILED'
  metrics: Record<string, number | 'NaN' | 'Infinity' | '-Infinity'>
  params: Record<string, string>
  tags: Record<string, string>
  /** Names of datasets, each with its digest and the context that it was used in; empty for none. */
  datasets: { name: string; digest: string; context: string }[]
}

const METRICS = ['loss', 'my metric', 'val/f1', 'odd.key']
const PARAMS = ['lr', 'model type', 'layers']
const TAGS = ['team', 'team/x', 'mlflow.note']
const VALUES = [0, 0.5, -1.5, 1e-300, 12, 1e308] as const
const TEXTS = ['a', 'A', 'abc', '10%', 'a_c', "it's", 'say "x"', 'ÄÖ', 'äö', 'x y', '0.5', '(a)']
const DATASETS = [
  { name: 'prices', digest: 'd1', context: 'training' },
  { name: 'Prices', digest: 'd2', context: '' },
]

const entries = <Value>(keys: readonly string[], value: fc.Arbitrary<Value>) =>
  fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length, noNullPrototype: true })

/** As many runs, with all kinds of values; always the same. */
export function oddRuns(count: number): OddRun[] {
  const run = fc.record({
    startedAt: fc.integer({ min: 1_000, max: 1_020 }),
    endedAt: fc.option(fc.integer({ min: 1_010, max: 1_030 }), { nil: undefined }),
    status: fc.constantFrom('RUNNING' as const, 'FINISHED' as const, 'FAILED' as const),
    metrics: entries(
      METRICS,
      fc.constantFrom(...VALUES, 'NaN' as const, 'Infinity' as const, '-Infinity' as const),
    ),
    params: entries(PARAMS, fc.constantFrom(...TEXTS)),
    tags: entries(TAGS, fc.constantFrom(...TEXTS)),
    datasets: fc.subarray(DATASETS),
  })
  return fc
    .sample(run, { numRuns: count, seed: 4 })
    .map((odd, index) => Object.assign(odd, { name: `${TEXTS[index % TEXTS.length]} ${index}` }))
}

const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`)
const named = (entity: string, key: string) => `${entity}.\`${key}\``
const like = fc.oneof(
  fc.constantFrom(...TEXTS, '%', '_', 'a%', '%A%', '%c', '_b_', '%y', '%ö', ''),
  fc
    .array(fc.constantFrom('a', 'A', '%', '_', ' '), { maxLength: 4 })
    .map((parts) => parts.join('')),
)
const text = fc.constantFrom(...TEXTS, '')
const comparedText = fc.oneof(
  fc.record({ operator: fc.constantFrom('=', '!='), value: text }),
  fc.record({ operator: fc.constantFrom('LIKE', 'like', 'ILIKE'), value: like }),
)
const ordering = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
const compareText = (name: fc.Arbitrary<string>) =>
  fc
    .tuple(name, comparedText)
    .map(([name, { operator, value }]) => `${name} ${operator} ${quoted(value)}`)
const listed = fc.tuple(
  fc.constantFrom('IN', 'NOT IN'),
  fc.subarray(['prices', 'Prices', 'x'], { minLength: 1 }),
)

const comparison = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...METRICS, 'never logged'),
      ordering,
      fc.constantFrom(...VALUES, Number.MAX_VALUE),
    )
    .map(
      ([key, operator, value]) =>
        `${named('metrics', key)} ${operator} ${String(value).replace('e+', 'e')}`,
    ),
  compareText(fc.constantFrom(...PARAMS, 'none').map((key) => named('params', key))),
  compareText(fc.constantFrom(...TAGS, 'none').map((key) => named('tags', key))),
  compareText(fc.constantFrom('attributes.run_name', 'run_name', '`Run name`')),
  fc
    .tuple(fc.constantFrom('=', '!='), fc.constantFrom('FINISHED', 'RUNNING', 'FAILED', 'KILLED'))
    .map(([operator, status]) => `status ${operator} '${status}'`),
  fc
    .tuple(
      fc.constantFrom('start_time', 'attribute.end_time', 'created'),
      ordering,
      fc.integer({ min: 1_000, max: 1_030 }),
    )
    .map(([name, operator, time]) => `${name} ${operator} ${time}`),
)

/** Alone: real MLflow servers fail where such a condition has company. */
const datasetComparison = fc.oneof(
  compareText(fc.constantFrom('dataset.name', 'datasets.digest', 'dataset.context')),
  listed.map(([operator, names]) => `dataset.name ${operator} (${names.map(quoted).join(', ')})`),
)

/** Filters in MLflow's grammar, as 2.9.2 takes it, over what `oddRuns` logs; always the same. */
export const mlflowFilters = (count: number): string[] =>
  fc.sample(
    fc.oneof(
      {
        weight: 7,
        arbitrary: fc
          .array(comparison, { minLength: 1, maxLength: 3 })
          .map((comparisons) => comparisons.join(' AND ')),
      },
      { weight: 1, arbitrary: datasetComparison },
    ),
    { numRuns: count, seed: 5 },
  )
