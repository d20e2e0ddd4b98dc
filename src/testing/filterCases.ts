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

const METRICS = ['loss', 'my metric', 'val/f1', 'odd.key', 'top.5']
const PARAMS = ['lr', 'model type', 'in', 'Größe']
const TAGS = ['team', 'team/x', 'mlflow.note', 'and']
const VALUES = [0, 0.5, -1.5, 1e-300, 12, 1e308] as const
const TEXTS = [
  'a',
  'A',
  'abc',
  '10%',
  'a_c',
  'a-b',
  "it's",
  'say "x"',
  'ÄÖ',
  'äö',
  'x y',
  '0.5',
  '(a)',
  '[a]',
  'a\\b',
  'x\ny',
  ' a ',
  '😀',
  'a--b',
  'x AND y',
]
/** What MLflow's grammar cannot write, or 2.9.2 cannot read, in a filter. */
const UNWRITABLE = [`it's "x"`, 'C:\\']
const DATASETS = [
  { name: 'prices', digest: 'd1', context: 'training' },
  { name: 'Prices', digest: 'd2', context: '' },
]

const entries = <Value>(keys: readonly string[], value: fc.Arbitrary<Value>) =>
  fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length, noNullPrototype: true })

/**
 * As many runs, with all kinds of values; always the same. NaN is left to choice, since MLflow took it for 0 in filters
 * until 3.17.
 */
export function oddRuns(count: number, nan: 'with NaN' | 'without NaN'): OddRun[] {
  const run = fc.record({
    startedAt: fc.integer({ min: 1_000, max: 1_020 }),
    endedAt: fc.option(fc.integer({ min: 1_010, max: 1_030 }), { nil: undefined }),
    status: fc.constantFrom('RUNNING' as const, 'FINISHED' as const, 'FAILED' as const),
    metrics: entries(
      METRICS,
      fc.constantFrom(
        ...VALUES,
        'Infinity' as const,
        '-Infinity' as const,
        ...(nan === 'with NaN' ? (['NaN'] as const) : []),
      ),
    ),
    params: entries(PARAMS, fc.constantFrom(...TEXTS, ...UNWRITABLE)),
    tags: entries(TAGS, fc.constantFrom(...TEXTS, ...UNWRITABLE, '')),
    datasets: fc.subarray(DATASETS),
  })
  return fc
    .sample(run, { numRuns: count, seed: 4 })
    .map((odd, index) => Object.assign(odd, { name: `${TEXTS[index % TEXTS.length]} ${index}` }))
}

const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`)

/** A name by one of its entity's spellings; its key in quotes unless it is one plain word. */
const named = (spellings: readonly string[], keys: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...spellings), fc.constantFrom(...keys), fc.constantFrom('`', '"', ''))
    .map(([entity, key, quote]) => {
      const isBare = quote === '' && /^[a-z]{3,}$/.test(key)
      return isBare ? `${entity}.${key}` : `${entity}.${quote || '`'}${key}${quote || '`'}`
    })

const METRIC_NAMES = named(['metrics', 'metric'], [...METRICS, 'never logged'])
const PARAM_NAMES = named(['params', 'param', 'parameter', 'parameters'], [...PARAMS, 'none'])
const TAG_NAMES = named(['tags', 'tag'], [...TAGS, 'none'])

const like = fc.oneof(
  fc.constantFrom(...TEXTS, '%', '_', 'a%', '%A%', '%c', '_b_', '%y', '%ö', '%-%', '%\\%', ''),
  fc
    .array(fc.constantFrom('a', 'A', '%', '_', ' '), { maxLength: 4 })
    .map((parts) => parts.join('')),
)
const comparedText = fc.oneof(
  fc.record({ operator: fc.constantFrom('=', '!='), value: fc.constantFrom(...TEXTS, '') }),
  fc.record({ operator: fc.constantFrom('LIKE', 'like', 'ILIKE'), value: like }),
)
const compareText = (name: fc.Arbitrary<string>) =>
  fc
    .tuple(name, comparedText)
    .map(([name, { operator, value }]) => `${name} ${operator} ${quoted(value)}`)

const ordering = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
/** Without a plus in the exponent, which MLflow does not read. */
const numbers = fc
  .constantFrom(...VALUES, Number.MAX_VALUE)
  .map((value) => String(value).replace('+', ''))
const compareList = (names: readonly string[], values: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom('IN', 'not in'),
      fc.subarray([...values], { minLength: 1 }),
    )
    .map(([name, operator, listed]) => `${name} ${operator} (${listed.map(quoted).join(', ')})`)

const TIMES_AND_STATUSES = [
  fc.tuple(
    fc.constantFrom('start_time', 'attribute.end_time', 'attr.created', 'Created'),
    ordering,
    fc.integer({ min: 1_000, max: 1_030 }),
  ),
  fc.tuple(
    fc.constantFrom('status', 'run.status'),
    fc.constantFrom('=', '!='),
    fc.constantFrom("'FINISHED'", "'RUNNING'", "'FAILED'", "'KILLED'"),
  ),
].map((parts) => parts.map((written) => written.join(' ')))

const attributes = [
  ...TIMES_AND_STATUSES,
  compareText(fc.constantFrom('run_id', 'attribute.run_id')),
  compareList(['run_id', 'attributes.run_id'], ['no such run', 'none']),
]
const keyed = [
  fc
    .tuple(METRIC_NAMES, ordering, fc.oneof(numbers, fc.constantFrom('1e999', '-1e999', '.5')))
    .map((written) => written.join(' ')),
  compareText(PARAM_NAMES),
  compareText(TAG_NAMES),
  compareText(fc.constantFrom('attributes.run_name', 'run_name', '`Run name`')),
]
const datasets = compareText(fc.constantFrom('dataset.name', 'datasets.digest', 'dataset.context'))
const newer = [
  compareList(['dataset.name', 'datasets.context'], ['prices', 'Prices', "it's", 'training']),
  fc
    .tuple(fc.oneof(PARAM_NAMES, TAG_NAMES), fc.constantFrom('IS NULL', 'is not null'))
    .map((written) => written.join(' ')),
]

const joined = (comparison: fc.Arbitrary<string>) =>
  fc
    .array(comparison, { minLength: 1, maxLength: 3 })
    .map((comparisons) => comparisons.join(' AND '))

const grammars = {
  // It fails where a condition on a dataset meets one by key.
  '2.9.2': fc.oneof(
    { arbitrary: joined(fc.oneof(...attributes, ...keyed)), weight: 5 },
    { arbitrary: joined(fc.oneof(...attributes, datasets)), weight: 1 },
  ),
  '3.x': joined(fc.oneof(...attributes, ...keyed, datasets, ...newer)),
}

/** Filters in the grammar of that MLflow and later ones, over what `oddRuns` logs; always the same. */
export const mlflowFilters = (oldest: '2.9.2' | '3.x', count: number): string[] =>
  fc.sample(grammars[oldest], { numRuns: count, seed: 5 })
