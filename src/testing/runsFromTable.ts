import type { RunTable } from '#mlflow/runTable.ts'

const toDate = (ms = NaN) => (Number.isNaN(ms) ? null : new Date(ms))

const textsOf = (columns: RunTable['params'], row: number) =>
  new Map(
    [...columns.values()]
      .filter(({ codes }) => (codes[row] ?? -1) >= 0)
      .map(({ key, codes, texts }) => [key, texts[codes[row] ?? -1]]),
  )

/** What a table says of its runs, as one object each. */
export function runsFromTable(table: RunTable) {
  return Array.from(table.rows(), (row) => ({
    id: table.ids[row],
    experimentId: table.experimentIds[row],
    name: table.names[row],
    status: table.statuses[row],
    deleted: table.deleted[row] === 1,
    startedAt: toDate(table.startedAt[row]),
    endedAt: toDate(table.endedAt[row]),
    user: table.users[row],
    metrics: new Map(
      [...table.metrics.values()]
        .filter(({ steps }) => !Number.isNaN(steps[row]))
        .map(({ key, values, steps, timestamps }) => [
          key,
          { value: values[row], step: steps[row], loggedAt: toDate(timestamps[row]) },
        ]),
    ),
    params: textsOf(table.params, row),
    tags: textsOf(table.tags, row),
    datasets: table.datasets(row).map(({ name, digest, context }) => [name, digest, context]),
  }))
}
