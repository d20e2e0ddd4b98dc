import { isUserTag } from '#mlflow/runs.ts'
import type { RunTable } from '#mlflow/runTable.ts'

/** A column by which runs can be put together, as people call it. */
export type GroupableColumn = { id: string; name: string; kind: 'Param' | 'Tag' | 'Attribute' }

const ATTRIBUTES = new Map([
  ['attributes.experiment', 'Experiment'],
  ['attributes.status', 'Status'],
  ['attributes.user', 'User'],
  ['attributes.dataset', 'Dataset'],
  ['attributes.parent', 'Parent run'],
  ['attributes.run_name', 'Run name'],
])

const collator = new Intl.Collator(undefined, { numeric: true })
const sorted = (keys: Iterable<string>) => [...keys].toSorted((a, b) => collator.compare(a, b))

/** What the runs of a table can be grouped by: params, then tags, then attributes. */
export function groupableColumns({ params, tags }: RunTable): GroupableColumn[] {
  return [
    ...sorted(params.keys()).map((key) => groupable(`params.${key}`)),
    ...sorted(tags.keys())
      .filter(isUserTag)
      .map((key) => groupable(`tags.${key}`)),
    ...Array.from(ATTRIBUTES.keys(), groupable),
  ]
}

const groupable = (id: string): GroupableColumn => ({
  id,
  name: groupableName(id),
  kind: id.startsWith('params.') ? 'Param' : id.startsWith('tags.') ? 'Tag' : 'Attribute',
})

/** What a column that is grouped by is called: its key, or the attribute in words. */
export const groupableName = (columnId: string) =>
  ATTRIBUTES.get(columnId) ?? columnId.slice(columnId.indexOf('.') + 1)
