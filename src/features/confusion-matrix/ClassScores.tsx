import { memo, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { type Arrangement, canMerge, type ClassGroup } from './arrangeClasses.ts'
import classes from './ClassScores.module.css'
import {
  type ConfusionMatrix,
  type MeanScore,
  meanScores,
  mostConfused,
  scoreClasses,
} from './confusionMatrix.ts'
import { formatScore } from './formatScore.ts'

const PAIRS = 8
/** More rows than these are listed on demand. */
const ROWS_AT_ONCE = 50

type Props = {
  /** As it is on screen. */
  matrix: ConfusionMatrix
  groups: readonly ClassGroup[]
  arrangement: Arrangement
  onArrange: (change: Partial<Arrangement>) => void
}

/** Precision, recall, F1 and support of each class, and which classes are taken for which; classes are hidden and merged here. */
export const ClassScores = memo(function ClassScores(props: Props) {
  const { matrix, groups, arrangement, onArrange } = props
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [limit, setLimit] = useState(ROWS_AT_ONCE)
  const scores = scoreClasses(matrix)
  const supports = scores.flatMap(({ support }) => (support === null ? [] : [support]))
  const supportFormat = numberFormatFor(supports)
  const total =
    supports.length === 0
      ? '–'
      : formatNumber(
          supports.reduce((sum, support) => sum + support, 0),
          supportFormat,
        )
  const { macro, weighted } = meanScores(matrix)
  const chosen = groups.filter(({ label }) => ticked.has(label))
  const arranged = arrangement.hidden.length + arrangement.merged.length > 0
  const arrange = (change: Partial<Arrangement>) => {
    onArrange(change)
    setTicked(new Set())
  }
  const tick = (label: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(label)
    else next.delete(label)
    setTicked(next)
  }

  return (
    <div className={classes.scores}>
      <ScrollRegion label="Scores of each class" className={classes.scroll}>
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
            {scores.slice(0, limit).map(({ label, precision, recall, f1, support }, i) => (
              <tr key={i}>
                <th scope="row">
                  <label className={classes.class}>
                    {matrix.labels.length > 2 && (
                      <input
                        type="checkbox"
                        aria-label={`Choose ${label}`}
                        checked={ticked.has(label)}
                        onChange={({ currentTarget }) => tick(label, currentTarget.checked)}
                      />
                    )}
                    <span className="name">{label}</span>
                  </label>
                </th>
                <td>{formatScore(precision)}</td>
                <td>{formatScore(recall)}</td>
                <td>{formatScore(f1)}</td>
                <td>{support === null ? '–' : formatNumber(support, supportFormat)}</td>
              </tr>
            ))}
          </tbody>
          {matrix.labels.length > 1 && (
            <tfoot>
              <Mean name="Mean, each class alike" scores={macro} support={total} />
              {weighted && <Mean name="Mean by support" scores={weighted} support={total} />}
            </tfoot>
          )}
        </table>
      </ScrollRegion>
      {scores.length > limit && (
        <Button onClick={() => setLimit(limit + ROWS_AT_ONCE)}>
          Show {Math.min(ROWS_AT_ONCE, scores.length - limit)} of {scores.length - limit} more
        </Button>
      )}
      {(chosen.length > 0 || arranged) && (
        <div className={classes.actions}>
          {chosen.length > 0 && (
            <Button
              onClick={() =>
                arrange({
                  hidden: [...arrangement.hidden, ...chosen.flatMap(({ members }) => members)],
                })
              }
            >
              Hide {chosen.length}
            </Button>
          )}
          {chosen.length > 1 && canMerge(matrix) && (
            <Button
              onClick={() => {
                const members = chosen.flatMap((group) => group.members)
                const others = arrangement.merged.filter(
                  (group) => !group.some((label) => members.includes(label)),
                )
                arrange({ merged: [...others, members] })
              }}
            >
              Count {chosen.length} as one
            </Button>
          )}
          {arranged && (
            <Button onClick={() => arrange({ hidden: [], merged: [] })}>
              Show all classes as they are
            </Button>
          )}
        </div>
      )}
      {matrix.labels.length > 2 && <Confusions matrix={matrix} />}
    </div>
  )
})

type MeanProps = { name: string; scores: MeanScore; support: string }

function Mean({ name, scores, support }: MeanProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatScore(scores.precision)}</td>
      <td>{formatScore(scores.recall)}</td>
      <td>{formatScore(scores.f1)}</td>
      <td>{support}</td>
    </tr>
  )
}

/** With two classes the matrix itself says it. */
function Confusions({ matrix }: { matrix: ConfusionMatrix }) {
  const pairs = mostConfused(matrix, PAIRS)
  if (pairs.length === 0) return null
  return (
    <>
      <h3 className={classes.heading}>Most confused</h3>
      <ol className={classes.pairs}>
        {pairs.map(({ actual, predicted, count, share }, i) => (
          <li key={i}>
            <span className="name">{actual}</span> taken for{' '}
            <span className="name">{predicted}</span>
            <span className={classes.count}>
              {count !== null && `${formatNumber(count)} · `}
              {formatPercent(share)}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
