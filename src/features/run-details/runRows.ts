import { isUserTag, type Run } from '#mlflow/runs.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import type { KeyValueRow } from './KeyValueTable.tsx'

const byKey = (a: { key: string }, b: { key: string }) =>
  a.key.localeCompare(b.key, 'en', { numeric: true })

/** Params by name, as logged: a value is never rounded or rewritten. */
export const paramRows = (run: Run): KeyValueRow[] =>
  [...run.params].map(([key, value]): KeyValueRow => ({ key, value, align: 'end' })).toSorted(byKey)

/** The last value of each metric, and the step it was logged at. */
export const metricRows = (run: Run): KeyValueRow[] =>
  [...run.metrics]
    .map(([key, { value, step }]): KeyValueRow => ({
      key,
      value: formatNumber(value),
      full: String(value),
      align: 'end',
      detail: step.toLocaleString('en'),
    }))
    .toSorted(byKey)

/** Tags of one kind: those that somebody set, or MLflow's own. */
export const tagRows = (run: Run, kind: 'user' | 'system'): KeyValueRow[] =>
  [...run.tags]
    .filter(([key]) => isUserTag(key) === (kind === 'user'))
    .map(([key, value]): KeyValueRow => ({ key, value, align: 'start' }))
    .toSorted(byKey)
