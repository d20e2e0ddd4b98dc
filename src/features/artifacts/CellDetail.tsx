import { useEffect } from 'react'
import type { TableFile, TableState } from '#files/TableFile.ts'
import classes from './CellDetail.module.css'
import type { Cell } from './cellMove.ts'

type Props = {
  file: TableFile
  state: TableState
  active: Cell | null
  names: readonly string[]
}

/** The whole of the cell that is active, as it is written. */
export function CellDetail({ file, state, active, names }: Props) {
  const { row = -1, column = 0 } = active ?? {}
  useEffect(() => {
    if (row >= 0) file.read(row, column)
  }, [file, row, column])
  if (row < 0) {
    return (
      <p className={classes.detail}>
        <span className={classes.place}>Choose a cell to read all of it.</span>
      </p>
    )
  }
  const { cell } = state
  const isRead = cell?.row === row && cell.column === column
  return (
    <p className={classes.detail}>
      <bdi className={classes.place}>{names[column]}</bdi>{' '}
      {isRead && <span className={`${classes.text} name`}>{cell.text ?? '– (missing)'}</span>}
      {isRead && cell.isCut && (
        <span className={classes.place}> … and more; copy the cell for all of it</span>
      )}
    </p>
  )
}
