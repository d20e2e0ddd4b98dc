import { ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import type { RunTable } from '#mlflow/runTable.ts'
import { SearchField } from '#ui/SearchField.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import classes from './GroupByChoice.module.css'
import { groupableColumns, groupableName } from './groupableColumns.ts'
import { type Statistic, STATISTICS } from './runsView.ts'

type Props = {
  table: RunTable
  groupBy: readonly string[]
  statistic: Statistic
  onChange: (change: { groupBy?: string[]; statistic?: Statistic }) => void
}

const LABELS: Record<Statistic, string> = {
  mean: 'Mean',
  median: 'Median',
  min: 'Min',
  max: 'Max',
  best: 'Best',
}

/** By which columns runs are put together, in which order, and what a group tells of its numbers. */
export function GroupByChoice({ table, groupBy, statistic, onChange }: Props) {
  const [search, setSearch] = useState('')
  const sought = search.toLowerCase()
  const found = groupableColumns(table).filter(
    ({ id, name }) => !groupBy.includes(id) && name.toLowerCase().includes(sought),
  )
  const without = (id: string) => groupBy.filter((other) => other !== id)
  const raised = (id: string, at: number) => without(id).toSpliced(at - 1, 0, id)
  return (
    <fieldset className={classes.choice}>
      <legend>Group by</legend>
      {groupBy.length > 0 && (
        <ol className={classes.chosen} aria-label="Grouped by">
          {groupBy.map((id, at) => (
            <li key={id}>
              <bdi className="cut" title={id}>
                {groupableName(id)}
              </bdi>
              {at > 0 && (
                <button
                  type="button"
                  aria-label={`Group by ${groupableName(id)} earlier`}
                  title="Group by this earlier"
                  onClick={() => onChange({ groupBy: raised(id, at) })}
                >
                  <ArrowUp size={13} aria-hidden />
                </button>
              )}
              <button
                type="button"
                aria-label={`Do not group by ${groupableName(id)}`}
                title="Do not group by this"
                onClick={() => onChange({ groupBy: without(id) })}
              >
                <X size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ol>
      )}
      {groupBy.length > 0 && (
        <div className={classes.statistic}>
          Show
          <SegmentedChoice
            label="What a group tells of its numbers"
            options={STATISTICS.map((value) => ({ value, label: LABELS[value] }))}
            value={statistic}
            onChange={(value) => onChange({ statistic: value })}
          />
        </div>
      )}
      <SearchField label="Find a param, tag or attribute" value={search} onChange={setSearch} />
      <ul className={classes.found} aria-label="To group by">
        {found.map(({ id, name, kind }) => (
          <li key={id}>
            <button
              type="button"
              title={id}
              onClick={() => onChange({ groupBy: [...groupBy, id] })}
            >
              <bdi className="cut">{name}</bdi>
              <span className={classes.kind}>{kind}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && (
          <li className={classes.nothing}>Nothing else has this in its name.</li>
        )}
      </ul>
    </fieldset>
  )
}
