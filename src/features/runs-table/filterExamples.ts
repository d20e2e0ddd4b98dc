import { isUserTag } from '#mlflow/runs.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { formatNumber } from '#ui/formatNumber.ts'

/** Filters that find something, made of what some rows say; one for each kind of key. */
export function filterExamples(table: RunTable, rows: Int32Array): string[] {
  const examples: string[] = []
  const metrics = [...table.metrics.values()]
  for (const { key } of metrics.toSorted(byKey)) {
    const value = [...rows].map((row) => table.metric(row, key)).find(isPlain)
    if (value === undefined) continue
    examples.push(`metrics.${quoteKey(key)} >= ${plainNumber(value)}`)
    break
  }
  const texts = (group: 'params' | 'tags', columns: RunTable['params']) => {
    for (const { key, codes, texts } of [...columns.values()].toSorted(byKey)) {
      const text = [...rows].map((row) => texts[codes[row] ?? -1]).find(isShort)
      if (text === undefined || !isUserTag(key)) continue
      examples.push(`${group}.${quoteKey(key)} = ${quoteText(text)}`)
      break
    }
  }
  texts('params', table.params)
  texts('tags', table.tags)
  return [
    ...examples,
    'status = failed',
    'duration > 5m',
    'NOT status = finished OR start_time > -7d',
  ]
}

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)

/** The filter language reads neither NaN nor a long exponent well. */
const isPlain = (value: number | undefined) =>
  value !== undefined && Number.isFinite(value) && (value === 0 || Math.abs(value) >= 1e-3)
const plainNumber = (value: number) => formatNumber(value).replace('\u2212', '-')

/** Text that fits a button, and that the language, which has no escape, can quote. */
const isShort = (text: string | undefined) =>
  text !== undefined && text.length > 0 && text.length <= 24 && !/['"]/.test(text)
const quoteText = (text: string) => `'${text}'`
const quoteKey = (key: string) => (/^[\w.]+$/.test(key) ? key : `\`${key}\``)
