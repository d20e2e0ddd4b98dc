import { type CSSProperties, memo } from 'react'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import { type ConfusionMatrix, shareOfTrueClass } from './confusionMatrix.ts'
import classes from './ConfusionMatrixView.module.css'
import type { MatrixView } from './matrixView.ts'

/** From this many classes on, cells are small and their labels stand upright. */
const MANY_CLASSES = 9
/** From this many on, shares are written as whole percents without the sign; the legend has it. */
const SEVERAL_CLASSES = 6

type CellStyle = CSSProperties & { '--heat': number }

type Props = { matrix: ConfusionMatrix; view: MatrixView }

/**
 * The matrix as a table: labels above and at the left, and each cell shaded by what it says, from 0 to the
 * largest cell (counts) or to 1 (shares). Drawn anew only for another matrix or view, whatever is pointed at.
 */
export const MatrixCells = memo(function MatrixCells({ matrix, view }: Props) {
  const { labels, counts } = matrix
  const size = labels.length
  const shares = shareOfTrueClass(matrix)
  const all = counts.flat()
  const format = numberFormatFor(all)
  const largest = Math.max(...all)
  const formatShare = (share: number) =>
    size < SEVERAL_CLASSES ? formatPercent(share) : (share * 100).toFixed(0)
  const shown = (row: number, column: number) => {
    const count = counts[row]?.[column] ?? 0
    const share = shares[row]?.[column] ?? 0
    return view === 'counts'
      ? { text: formatNumber(count, format), heat: largest === 0 ? 0 : count / largest }
      : { text: formatShare(share), heat: share }
  }

  return (
    <table
      className={classes.cells}
      data-size={size < MANY_CLASSES ? 'few' : 'many'}
      // A table may be a grid: arrow keys go from cell to cell.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label="Confusion matrix: true classes by row, predicted classes by column"
    >
      <thead>
        <tr>
          <td className={classes.corner}>
            <span className={classes.axis}>true ↓ predicted →</span>
          </td>
          {labels.map((label) => (
            <th key={label} scope="col" className={classes.columnLabel} title={label}>
              <span className="name">{label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, row) => (
          <tr key={label}>
            <th scope="row" className={classes.rowLabel} title={label}>
              <span className="name">{label}</span>
            </th>
            {labels.map((predicted, column) => {
              const { text, heat } = shown(row, column)
              const style: CellStyle = { '--heat': heat }
              return (
                <td
                  key={predicted}
                  className={classes.cell}
                  data-row={row}
                  data-column={column}
                  data-zero={heat === 0 || undefined}
                  tabIndex={row === 0 && column === 0 ? 0 : -1}
                  style={style}
                >
                  {text}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
})
