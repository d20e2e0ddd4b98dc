import { useState } from 'react'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import classes from './KeyValueTable.module.css'

export type KeyValueRow = {
  key: string
  value: string
  /** Numbers stand at the right, where their digits line up. */
  align: 'start' | 'end'
  /** The value with all its digits, where `value` is shortened. */
  full?: string
  /** A third column. */
  detail?: string
}

type Props = {
  /** What the rows are, e.g. `params`: names the table and its search box. */
  what: string
  rows: readonly KeyValueRow[]
  headings: [key: string, value: string, detail?: string]
}

/** Up to this many rows are seen at a glance. */
const SEARCHED_ABOVE = 10
/** A run may have thousands of params; nobody reads them in a row. */
const ROWS_AT_ONCE = 500

/** Names and their values, by name; searchable when there are many. */
export function KeyValueTable({ what, rows, headings }: Props) {
  const [search, setSearch] = useState('')
  const [limit, setLimit] = useState(ROWS_AT_ONCE)
  const wanted = search.trim().toLowerCase()
  const shown = rows.filter(({ key, value }) => `${key}\n${value}`.toLowerCase().includes(wanted))
  const [keyHeading, valueHeading, detailHeading] = headings

  return (
    <>
      {rows.length > SEARCHED_ABOVE && (
        <div className={classes.search}>
          <SearchField label={`Search ${what}`} value={search} onChange={setSearch} />
        </div>
      )}
      <ScrollRegion label={`Table of ${what}`} className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{keyHeading}</th>
              <th scope="col" className={rows[0]?.align === 'end' ? classes.end : undefined}>
                {valueHeading}
              </th>
              {detailHeading && (
                <th scope="col" className={classes.end}>
                  {detailHeading}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map(({ key, value, full, align, detail }) => (
              <tr key={key}>
                <th scope="row" className="name">
                  <WordBreaks text={key} />
                </th>
                <td className={classesOf(align, value)} title={full}>
                  {value === '' ? <span className={classes.blank}>empty</span> : value}
                </td>
                {detailHeading && <td className={classes.detail}>{detail}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {shown.length > limit && (
        <p className={classes.none}>
          The first {limit.toLocaleString('en')} of {shown.length.toLocaleString('en')} {what}.{' '}
          <TextButton onClick={() => setLimit(shown.length)}>Show all</TextButton>
        </p>
      )}
      {shown.length === 0 && (
        <p className={classes.none}>
          None of the {rows.length} {what} has “{search.trim()}” in its name or value.
        </p>
      )}
    </>
  )
}

/** A number, and what is as short as one, is not broken. */
const WHOLE = 20

const classesOf = (align: KeyValueRow['align'], value: string) =>
  ['name', align === 'end' && classes.end, value.length <= WHOLE && classes.whole]
    .filter((name) => typeof name === 'string')
    .join(' ')
