import type { ReactNode } from 'react'
import classes from './FactTable.module.css'

type Props = {
  columns: readonly { name: string; align?: 'start' | 'end' }[]
  /** Cells in the order of the columns; the first names its row. */
  rows: readonly (readonly ReactNode[])[]
  /** What the table is, for those who do not see it in its place. */
  label?: string
}

/** A small table of facts. */
export function FactTable({ columns, rows, label }: Props) {
  const classOf = (column: number) =>
    columns[column]?.align === 'end' ? classes.number : undefined
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name }, column) => (
            <th key={name} scope="col" className={classOf(column)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) =>
              column === 0 ? (
                <th key={column} scope="row" className={classOf(column)}>
                  {cell}
                </th>
              ) : (
                <td key={column} className={classOf(column)}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
