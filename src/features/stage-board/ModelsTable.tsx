import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link } from 'react-router-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { runById } from '#mlflow/runsById.ts'
import { paths } from '#src/paths.ts'
import { Button } from '#ui/Button.tsx'
import { formatDateTime } from '#ui/formatTime.ts'
import { ownerOf } from './boardQuery.ts'
import { HeadlineMetric } from './HeadlineMetric.tsx'
import type { Models } from './lanes.ts'
import { type ModelRow, modelRows } from './modelRows.ts'
import classes from './ModelsTable.module.css'

type Props = {
  versions: readonly ModelVersion[]
  shown: readonly ModelVersion[]
  models: Models
}

/** So many rows are drawn at once. */
const ROWS = 100

/** One row for each model, for those who want to know what is in use, since when, and why. */
export function ModelsTable({ versions, shown, models }: Props) {
  const [limit, setLimit] = useState(ROWS)
  const rows = useMemo(() => modelRows(versions, shown, models), [versions, shown, models])
  const more = rows.length - limit
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label="Models">
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">In use</th>
              <th scope="col">Headline metric</th>
              <th scope="col">Since</th>
              <th scope="col">Why</th>
              <th scope="col">In Staging</th>
              <th scope="col">Newest</th>
              <th scope="col">Owner</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map((row) => (
              <Row key={row.model.name} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <p>
          <Button onClick={() => setLimit(limit + ROWS)}>
            Show {Math.min(more, ROWS)} of {more.toLocaleString('en')} more
          </Button>
        </p>
      )}
    </>
  )
}

function Row({ row: { model, inUse, since, arrival, inStaging, newest } }: { row: ModelRow }) {
  const told = inUse ?? newest
  const { data: run, error } = useQuery({
    ...runById(told?.runId ?? ''),
    enabled: told !== null && told.runId !== null,
  })
  return (
    <tr>
      <th scope="row">
        <Link to={paths.model(model.name)} className="name">
          {model.name}
        </Link>
        {model.description && <p className={`${classes.note} name`}>{model.description}</p>}
      </th>
      <td>
        <Version version={inUse} />
      </td>
      <td className={classes.metric}>
        {inUse && inUse.runId !== null && (
          <HeadlineMetric run={run ?? null} problem={error} incumbentRunId={null} />
        )}
      </td>
      <td className="numeric">{since ? formatDateTime(since) : '–'}</td>
      <td className="name">
        {arrival ? [arrival.reason, `(${arrival.user})`].filter(Boolean).join(' ') : '–'}
      </td>
      <td>
        <Version version={inStaging} />
      </td>
      <td>
        <Version version={newest} />
      </td>
      <td className="name">
        {(told && ownerOf(told, model.tags, run ?? null)) ?? model.tags.get('owner') ?? '–'}
      </td>
    </tr>
  )
}

const Version = ({ version }: { version: ModelVersion | null }) =>
  version ? (
    <Link to={paths.modelVersion(version.model, version.version)} className={classes.version}>
      v{version.version}
    </Link>
  ) : (
    <>–</>
  )
