import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { textOf } from '#files/encoding.ts'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import type { ComparisonProps } from './comparisonProps.ts'
import classes from './TableComparison.module.css'
import {
  type JoinedTable,
  joinTables,
  keyColumn,
  readJoinedTable,
  sharedColumns,
} from './tableJoin.ts'

/** Larger tables are not joined in a browser. */
const MOST_BYTES = 20_000_000

const readTable = (bytes: Uint8Array) => readJoinedTable(textOf(bytes))

/** One column of a table from every run, joined on a key; rows that a run lacks are missing. */
export function TableComparison({ files, search, onChange }: ComparisonProps) {
  const answers = useQueries({
    queries: files.map(({ run, file }) => ({
      ...artifactByteQueries.whole(run.id, file.path, file.bytes ?? 0, MOST_BYTES),
      select: readTable,
    })),
  })
  const failed = files.flatMap(({ run }, i) => {
    const { data, error } = answers[i] ?? {}
    return error && data === undefined ? [{ run, message: error.message }] : []
  })
  const read = files.flatMap((file, i) => {
    const table = answers[i]?.data
    return table ? [{ file, table }] : []
  })
  if (read.length + failed.length < files.length) return <Skeleton label="Loading the tables" />
  return (
    <>
      {failed.map(({ run, message }) => (
        <p key={run.id} role="alert" className={classes.note}>
          <bdi>{run.name}</bdi>: {message}
        </p>
      ))}
      {read.length > 0 && (
        <Joined
          files={read.map(({ file }) => file)}
          tables={read.map(({ table }) => table)}
          search={search}
          onChange={onChange}
        />
      )}
    </>
  )
}

/** What stands for "by the number of the row" in the choice of a key. */
const BY_NUMBER = ''

const ROWS_AT_ONCE = 300

type JoinedProps = ComparisonProps & { tables: readonly JoinedTable[] }

function Joined({ files, tables, search, onChange }: JoinedProps) {
  const [limit, setLimit] = useState(ROWS_AT_ONCE)
  const columns = sharedColumns(tables)
  const known = (name: string | null) => (name !== null && columns.includes(name) ? name : null)
  const key = search.key === BY_NUMBER ? null : (known(search.key) ?? keyColumn(tables))
  const column = known(search.column) ?? columns.find((name) => name !== key) ?? columns[0]
  if (column === undefined) {
    return <p className={classes.note}>The tables have no column in common.</p>
  }
  const rows = joinTables(tables, key, column)
  const numeric = rows.every(({ values }) =>
    values.every((value) => value === null || value === '' || Number.isFinite(Number(value))),
  )
  const differing = rows.filter(({ differs }) => differs)
  const shown = search.differing ? differing : rows
  return (
    <>
      <div className={classes.controls}>
        <label>
          Column{' '}
          <select
            value={column}
            onChange={({ currentTarget }) => onChange({ column: currentTarget.value })}
          >
            {columns.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          joined on{' '}
          <select
            value={key ?? BY_NUMBER}
            onChange={({ currentTarget }) => onChange({ key: currentTarget.value })}
          >
            <option value={BY_NUMBER}>the number of the row</option>
            {columns.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={search.differing}
            onChange={({ currentTarget }) => onChange({ differing: currentTarget.checked })}
          />{' '}
          Only rows that differ
        </label>
        <span className={classes.note}>
          {differing.length.toLocaleString('en')} of {rows.length.toLocaleString('en')} rows differ.
        </span>
      </div>
      {shown.length > 0 && (
        <ScrollRegion label="Joined rows" className={classes.scroll}>
          <table className={classes.table} data-numeric={numeric || undefined}>
            <thead>
              <tr>
                <th scope="col">{key ?? 'Row'}</th>
                {files.map(({ run, name }) => (
                  <th key={run.id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, limit).map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    <bdi>{row.key}</bdi>
                  </th>
                  {row.values.map((value, i) => (
                    <td key={files[i]?.run.id} data-differs={value !== row.values[0] || undefined}>
                      {value === null ? (
                        <span className={classes.missing}>missing</span>
                      ) : (
                        <bdi>{value}</bdi>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {shown.length > limit && (
        <p className={classes.note}>
          The first {limit.toLocaleString('en')} of {shown.length.toLocaleString('en')} rows.{' '}
          <TextButton onClick={() => setLimit(limit + ROWS_AT_ONCE)}>Show more</TextButton>
        </p>
      )}
    </>
  )
}
