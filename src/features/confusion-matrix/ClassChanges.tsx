import { memo, useMemo, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import classes from './ClassChanges.module.css'
import { type ClassChange, classChanges } from './classChanges.ts'
import type { ClassScore, ConfusionMatrix } from './confusionMatrix.ts'
import { formatScore, formatScoreChange } from './formatScore.ts'

type Props = { a: ConfusionMatrix; b: ConfusionMatrix }

const SCORES = [
  { key: 'precision', name: 'Precision' },
  { key: 'recall', name: 'Recall' },
  { key: 'f1', name: 'F1' },
] as const

/** More rows than these are listed on demand. */
const ROWS_AT_ONCE = 25

/** How each class fared in two matrices of the same classes, and what changed; more is better in every score. */
export const ClassChanges = memo(function ClassChanges({ a, b }: Props) {
  const [limit, setLimit] = useState(ROWS_AT_ONCE)
  const { changes, order } = useMemo(() => classChanges(a, b), [a, b])
  const left = changes.length - limit
  return (
    <div className={classes.changes}>
      <ScrollRegion label="Scores of each class" className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Class
              </th>
              {SCORES.map(({ key, name }) => (
                <th key={key} scope="colgroup" colSpan={3} className={classes.group}>
                  {name}
                </th>
              ))}
            </tr>
            <tr>
              {SCORES.map(({ key }) => (
                <ScoreHeads key={key} />
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, limit).map((change, i) => (
              <tr key={i}>
                <th scope="row" className="name">
                  {change.label}
                </th>
                {SCORES.map(({ key }) => (
                  <Change key={key} change={change} score={key} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {order === 'byChange' && (
        <p className={classes.note}>Classes whose scores changed most come first.</p>
      )}
      {left > 0 && (
        <Button onClick={() => setLimit(limit + ROWS_AT_ONCE)}>
          Show {Math.min(ROWS_AT_ONCE, left)} of {left} more
        </Button>
      )}
    </div>
  )
})

const ScoreHeads = () => (
  <>
    <th scope="col">A</th>
    <th scope="col">B</th>
    <th scope="col">Δ</th>
  </>
)

type ChangeProps = { change: ClassChange; score: keyof Omit<ClassScore, 'label' | 'support'> }

function Change({ change: { before, after }, score }: ChangeProps) {
  const [from, to] = [before[score], after[score]]
  const change = from === null || to === null ? null : to - from
  const text = formatScoreChange(change)
  const verdict = change === null || text === '0.000' ? 'same' : change > 0 ? 'better' : 'worse'
  return (
    <>
      <td className={classes.first}>{formatScore(from)}</td>
      <td>{formatScore(to)}</td>
      <td data-verdict={verdict} className={classes.change}>
        {verdict !== 'same' && <span aria-hidden>{verdict === 'better' ? '▲ ' : '▼ '}</span>}
        {text}
      </td>
    </>
  )
}
