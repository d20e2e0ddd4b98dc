import { useMemo, useState } from 'react'
import { formatCount } from '#ui/formatCount.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './ArtifactPreview.module.css'
import { type CsvTable, readCsv } from './csvTable.ts'
import tableClasses from './CsvPreview.module.css'
import { SourceText } from './SourceText.tsx'
import { looksBinary } from './textLines.ts'
import { WithText } from './WithText.tsx'

type Props = { runId: string; path: string }

const ROWS_AT_ONCE = 500
/** Wider tables than this are not read in a browser. */
const MOST_COLUMNS = 100

/** A file of delimited values as a table; the cells are shown as written. */
export function CsvPreview({ runId, path }: Props) {
  const format = path.toLowerCase().endsWith('.tsv') ? 'tsv' : 'csv'
  return (
    <WithText runId={runId} path={path}>
      {({ text }) =>
        looksBinary(text) ? <SourceText text={text} /> : <CsvText text={text} format={format} />
      }
    </WithText>
  )
}

function CsvText({ text, format }: { text: string; format: 'csv' | 'tsv' }) {
  const table = useMemo(() => readCsv(text, format), [text, format])
  const [limit, setLimit] = useState(ROWS_AT_ONCE)
  const { rows, columns, problem } = table
  const cut = rows.length > limit
  if (columns === 0) return <p className={classes.sentence}>This file has no rows.</p>

  return (
    <>
      {problem !== null && (
        <p className={classes.notice}>Not all of this file is well formed: {problem}.</p>
      )}
      <Rows table={table} limit={limit} />
      <p className={tableClasses.note}>
        {cut && `The first ${limit.toLocaleString('en')} of `}
        {formatCount(rows.length, 'row')},{' '}
        {columns > MOST_COLUMNS && `the first ${MOST_COLUMNS} of `}
        {formatCount(columns, 'column')}.{' '}
        {cut && (
          <TextButton onClick={() => setLimit(limit + ROWS_AT_ONCE)}>
            Show {Math.min(ROWS_AT_ONCE, rows.length - limit).toLocaleString('en')} more
          </TextButton>
        )}
      </p>
    </>
  )
}

function Rows({ table, limit }: { table: CsvTable; limit: number }) {
  const { header, rows, numeric } = table
  const columns = Array.from({ length: Math.min(table.columns, MOST_COLUMNS) }, (_, i) => i)
  const classOf = (column: number) => (numeric[column] ? tableClasses.number : undefined)
  return (
    <ScrollRegion label="Table" className={tableClasses.scroll}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col" className={tableClasses.index}>
              #
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classOf(column)}>
                <bdi>{header ? (header[column] ?? '') : `column ${column + 1}`}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map((row, i) => (
            <tr key={i}>
              <th scope="row" className={tableClasses.index}>
                {i + 1}
              </th>
              {columns.map((column) => (
                <td key={column} className={classOf(column)}>
                  <bdi>{row[column]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
