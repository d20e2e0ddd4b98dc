import type { Run } from '#mlflow/runs.ts'
import { isNumeric } from './runColumns.ts'
import type { Sort } from './runsView.ts'

/** What a run is sorted by; null where it has no such value, which stands last in either order. */
type SortValue = number | string | null

export type SortContext = { experimentName: (experimentId: string) => string }

/** A run's value in a column, as the table orders by it. */
function sortValue(run: Run, columnId: string, context: SortContext): SortValue {
  const dot = columnId.indexOf('.')
  const key = columnId.slice(dot + 1)
  switch (columnId.slice(0, dot)) {
    case 'metrics':
      return run.metrics.get(key)?.value ?? null
    case 'params':
      return textValue(run.params.get(key))
    case 'tags':
      return textValue(run.tags.get(key))
    default:
      return attributeValue(run, key, context)
  }
}

/** Params are text on the wire, and mostly numbers in truth. */
function textValue(text: string | undefined): SortValue {
  if (text === undefined) return null
  return isNumeric(text) ? Number(text) : text
}

function attributeValue(run: Run, key: string, context: SortContext): SortValue {
  switch (key) {
    case 'run_name':
      return run.name
    case 'run_id':
      return run.id
    case 'status':
      return run.status
    case 'user':
      return run.user || null
    case 'start_time':
      return run.startedAt?.getTime() ?? null
    case 'end_time':
      return run.endedAt?.getTime() ?? null
    case 'duration':
      return durationOf(run)
    case 'dataset':
      return run.datasets.map(({ name }) => name).join(', ') || null
    case 'source':
      return run.tags.get('mlflow.source.name') ?? null
    case 'experiment':
      return context.experimentName(run.experimentId)
    default:
      return null
  }
}

/** In ms; null while it runs, or when a time is missing. */
export const durationOf = ({ startedAt, endedAt }: Run): number | null =>
  startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : null

const collator = new Intl.Collator(undefined, { numeric: true })

/** Numbers by size, then NaN, then text, then what is missing: the last three stay there in a descending order, too. */
function rank(value: SortValue): number {
  if (value === null) return 3
  if (typeof value === 'string') return 2
  return Number.isNaN(value) ? 1 : 0
}

function compareValues(a: SortValue, b: SortValue, sign: 1 | -1): number {
  const byRank = rank(a) - rank(b)
  if (byRank !== 0) return byRank
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : sign * (a < b ? -1 : 1)
  if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b)
  return 0
}

/** Orders as MLflow's server does, but numeric params by size; ties go by start, newest first, then by id. */
export function sortRuns(runs: readonly Run[], sort: Sort, context: SortContext): Run[] {
  const sign = sort.order === 'ascending' ? 1 : -1
  return runs
    .map((run) => ({ run, value: sortValue(run, sort.column, context) }))
    .toSorted(
      (a, b) =>
        (Number.isNaN(a.value) && Number.isNaN(b.value)
          ? 0
          : compareValues(a.value, b.value, sign)) ||
        startOf(b.run) - startOf(a.run) ||
        (a.run.id < b.run.id ? -1 : 1),
    )
    .map(({ run }) => run)
}

const startOf = (run: Run) => run.startedAt?.getTime() ?? 0

/** A row of the table: `depth` counts the parents that are loaded above it. */
export type RunRow = { run: Run; depth: number; children: number }

/** Puts each run below its parent where that is among them; both keep their order among their like. */
export function nestRuns(runs: readonly Run[]): RunRow[] {
  const ids = new Set(runs.map(({ id }) => id))
  const childrenOf = new Map<string, Run[]>()
  const roots: Run[] = []
  for (const run of runs) {
    const { parentId } = run
    if (parentId === null || parentId === run.id || !ids.has(parentId)) roots.push(run)
    else childrenOf.set(parentId, [...(childrenOf.get(parentId) ?? []), run])
  }

  const rows: RunRow[] = []
  const placed = new Set<string>()
  const place = (run: Run, depth: number) => {
    if (placed.has(run.id)) return
    placed.add(run.id)
    const children = childrenOf.get(run.id) ?? []
    rows.push({ run, depth, children: children.length })
    for (const child of children) place(child, depth + 1)
  }
  for (const run of roots) place(run, 0)
  // Runs that are each other's parents hang on no root.
  for (const run of runs) place(run, 0)
  return rows
}
