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
  ...['a', 'A', 'abc', '10%', 'a_c', 'a-b', "it's", 'say "x"', 'ÄÖ', 'äö', 'x y', '0.5', '(a)'],
  ...['[a]', 'a\\b', 'x\ny', ' a ', '😀', 'a--b', 'x AND y'],
]
/** What MLflow's grammar cannot write, or 2.9.2 cannot read, in a filter. */
const UNWRITABLE = [`it's "x"`, 'C:\\']
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

const OLD_COMPARISONS = [
  fc.tuple(METRIC_NAMES, ordering, fc.oneof(numbers, fc.constantFrom('1e999', '-1e999', '.5'))),
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

const comparisons = {
  '2.9.2': [
    ...OLD_COMPARISONS,
    compareText(PARAM_NAMES),
    compareText(TAG_NAMES),
    compareText(fc.constantFrom('attributes.run_name', 'run_name', '`Run name`', 'run_id')),
    compareText(fc.constantFrom('dataset.name', 'datasets.digest', 'dataset.context')),
    // MLflow 2.9.2 drops what is not in small letters.
    compareList(
      ['dataset.name', 'dataset.digest', 'dataset.context'],
      ['prices', 'd1', 'training'],
    ),
    compareList(['run_id', 'attribute.run_id'], ['no such run', 'none']),
  ],
  '3.x': [
    compareList(['dataset.name'], ['prices', 'Prices', "it's"]),
    fc
      .tuple(fc.oneof(PARAM_NAMES, TAG_NAMES), fc.constantFrom('IS NULL', 'is not null'))
      .map((written) => written.join(' ')),
  ],
}

/** Filters in the grammar of that MLflow and later ones, over what `oddRuns` logs; always the same. */
export const mlflowFilters = (oldest: '2.9.2' | '3.x', count: number): string[] =>
  fc.sample(
    fc
      .array(fc.oneof(...comparisons['2.9.2'], ...(oldest === '3.x' ? comparisons['3.x'] : [])), {
        minLength: 1,
        maxLength: 3,
      })
      .map((joined) => joined.join(' AND ')),
    { numRuns: count, seed: 5 },
  )
