import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import classes from './ClassScores.module.css'
import { type ConfusionMatrix, mostConfused, scoreClasses } from './confusionMatrix.ts'

const THREE_DECIMALS = { style: 'fixed', decimals: 3 } as const
const PAIRS = 5

const formatScore = (score: number | null) =>
  score === null ? '–' : formatNumber(score, THREE_DECIMALS)

type Props = { matrix: ConfusionMatrix }

/** Precision, recall, F1 and support of each class, and which classes are taken for which. */
export function ClassScores({ matrix }: Props) {
  const scores = scoreClasses(matrix)
  const supportFormat = numberFormatFor(scores.map(({ support }) => support))
  // With two classes the matrix itself says it.
  const pairs = matrix.labels.length > 2 ? mostConfused(matrix, PAIRS) : []

  return (
    <div className={classes.scores}>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col">Precision</th>
              <th scope="col">Recall</th>
              <th scope="col">F1</th>
              <th scope="col">Support</th>
            </tr>
          </thead>
          <tbody>
            {scores.map(({ label, precision, recall, f1, support }) => (
              <tr key={label}>
                <th scope="row" className="name">
                  {label}
                </th>
                <td>{formatScore(precision)}</td>
                <td>{formatScore(recall)}</td>
                <td>{formatScore(f1)}</td>
                <td>{formatNumber(support, supportFormat)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pairs.length > 0 && (
        <>
          <h3 className={classes.heading}>Most confused</h3>
          <ol className={classes.pairs}>
            {pairs.map(({ actual, predicted, count, share }) => (
              <li key={`${actual}\n${predicted}`}>
                <span className="name">{actual}</span> taken for{' '}
                <span className="name">{predicted}</span>
                <span className={classes.count}>
                  {formatNumber(count)} · {formatPercent(share)}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
