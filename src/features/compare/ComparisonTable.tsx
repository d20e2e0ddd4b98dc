import type { ReactNode } from 'react'
import { Message } from '#ui/Message.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { ComparedRunHeading } from './ComparedRunHeading.tsx'
import type { Comparison, MetricRow, TextRow } from './comparison.ts'
import classes from './ComparisonTable.module.css'
import { MetricCells } from './MetricCells.tsx'
import type { ComparedRun } from './useComparedRuns.ts'

type Props = {
  runs: readonly ComparedRun[]
  comparison: Comparison
  baselineId: string | null
  onBaseline: (runId: string | null) => void
  onRemove: (runId: string) => void
}

/** Runs as columns, keys as rows. The keys and the runs' names stay in sight while the rest scrolls. */
export function ComparisonTable({ runs, comparison, baselineId, onBaseline, onRemove }: Props) {
  const baseline = runs.findIndex(({ run }) => run.id === baselineId)
  const { params, metrics, tags, facts } = comparison
  const sections = [
    {
      title: 'Metrics',
      rows: metrics.map((row) => <MetricLine key={row.key} {...{ row, baseline }} />),
    },
    { title: 'Params', rows: textLines(params, baseline) },
    { title: 'Tags', rows: textLines(tags, baseline) },
    { title: 'Facts', rows: textLines(facts, baseline) },
  ].filter(({ rows }) => rows.length > 0)
  if (sections.length === 0) {
    return <Message tone="neutral" title="No key matches the search and the switch above." />
  }

  return (
    // Scrolled by arrow keys too, hence in the tab order.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.scroll} aria-label="Comparison" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              <VisuallyHidden>Key</VisuallyHidden>
            </th>
            {runs.map(({ run, slot }) => (
              <th key={run.id} scope="col" className={classes.run}>
                <ComparedRunHeading
                  run={run}
                  slot={slot}
                  isBaseline={run.id === baselineId}
                  onBaseline={() => onBaseline(run.id === baselineId ? null : run.id)}
                  onRemove={() => onRemove(run.id)}
                />
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ title, rows }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={runs.length + 1} className={classes.section}>
                <span>
                  {title} <span className={classes.count}>{rows.length}</span>
                </span>
              </th>
            </tr>
            {rows}
          </tbody>
        ))}
      </table>
    </section>
  )
}

const textLines = (rows: readonly TextRow[], baseline: number) =>
  rows.map((row) => (
    <Line key={row.key} row={row}>
      {row.values.map((value, i) => (
        <td key={i} data-baseline={i === baseline || undefined}>
          {value === null ? (
            <Missing />
          ) : (
            <span className={`${classes.text} name`} title={value}>
              {value || <span className={classes.missing}>empty</span>}
            </span>
          )}
        </td>
      ))}
    </Line>
  ))

function MetricLine({ row, baseline }: { row: MetricRow; baseline: number }) {
  return (
    <Line row={row} sign={<Direction direction={row.direction} />}>
      <MetricCells row={row} baseline={baseline === -1 ? null : baseline} />
    </Line>
  )
}

type LineProps = { row: { key: string; differs: boolean }; sign?: ReactNode; children: ReactNode }

function Line({ row: { key, differs }, sign, children }: LineProps) {
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row" className={classes.key}>
        <span className={classes.keyLine}>
          <span className={classes.mark} aria-hidden>
            {differs && '≠'}
          </span>
          <span className={`${classes.keyName} name`} title={key}>
            {key}
          </span>
          {differs && <VisuallyHidden>, differs</VisuallyHidden>}
          {sign}
        </span>
      </th>
      {children}
    </tr>
  )
}

function Direction({ direction }: { direction: MetricRow['direction'] }) {
  if (direction === 'unknown') return null
  const meaning = `${direction} is better`
  return (
    <span className={classes.direction} title={`By its name: ${meaning}`}>
      <span aria-hidden>{direction === 'higher' ? '↑' : '↓'}</span>
      <VisuallyHidden>, {meaning}</VisuallyHidden>
    </span>
  )
}

function Missing() {
  return (
    <span className={classes.missing}>
      <span aria-hidden>–</span>
      <VisuallyHidden>missing</VisuallyHidden>
    </span>
  )
}
