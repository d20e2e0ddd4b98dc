import { isUserTag, type Run } from '#mlflow/runs.ts'
import { formatNumber } from '#ui/formatNumber.ts'

/** Filters that find something, made of the first keys of the loaded runs; one for each kind of key. */
export function filterExamples(runs: readonly Run[]): string[] {
  const examples: string[] = []
  const metric = runs.flatMap((run) => [...run.metrics]).find(([, { value }]) => isPlain(value))
  if (metric) examples.push(`metrics.${quoteKey(metric[0])} >= ${plainNumber(metric[1].value)}`)
  const param = runs.flatMap((run) => [...run.params]).find(([, value]) => isShort(value))
  if (param) examples.push(`params.${quoteKey(param[0])} = ${quoteText(param[1])}`)
  const tag = runs
    .flatMap((run) => [...run.tags])
    .find(([key, value]) => isUserTag(key) && isShort(value))
  if (tag) examples.push(`tags.${quoteKey(tag[0])} = ${quoteText(tag[1])}`)
  return [...examples, "attributes.status = 'FAILED'", "attributes.run_name LIKE '%a%'"]
}

/** The filter language reads neither NaN nor a long exponent well. */
const isPlain = (value: number) =>
  Number.isFinite(value) && (value === 0 || Math.abs(value) >= 1e-3)
const plainNumber = (value: number) => formatNumber(value).replace('\u2212', '-')

/** Text that fits a button, and that the language, which has no escape, can quote. */
const isShort = (text: string) => text.length > 0 && text.length <= 24 && !/['"]/.test(text)
const quoteText = (text: string) => `'${text}'`
const quoteKey = (key: string) => (/^[\w.]+$/.test(key) ? key : `\`${key}\``)
