import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import classes from './ClassChanges.module.css'
import { type ClassScore, type ConfusionMatrix, scoreClasses } from './confusionMatrix.ts'
import { formatScore, formatScoreChange } from './formatScore.ts'

type Props = { a: ConfusionMatrix; b: ConfusionMatrix }

const SCORES = [
  { key: 'precision', name: 'Precision' },
  { key: 'recall', name: 'Recall' },
  { key: 'f1', name: 'F1' },
] as const

/** How each class fared in two matrices of the same classes, and what changed; more is better in every score. */
export function ClassChanges({ a, b }: Props) {
  const before = scoreClasses(a)
  const after = scoreClasses(b)
  return (
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
          {after.map((score, i) => (
            <tr key={score.label}>
              <th scope="row" className="name">
                {score.label}
              </th>
              {SCORES.map(({ key }) => (
                <Change key={key} before={before[i]?.[key] ?? null} after={score[key]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const ScoreHeads = () => (
  <>
    <th scope="col">A</th>
    <th scope="col">B</th>
    <th scope="col">Δ</th>
  </>
)

type ChangeProps = { before: ClassScore['f1']; after: ClassScore['f1'] }

function Change({ before, after }: ChangeProps) {
  const change = before === null || after === null ? null : after - before
  const text = formatScoreChange(change)
  const verdict = change === null || text === '0.000' ? 'same' : change > 0 ? 'better' : 'worse'
  return (
    <>
      <td className={classes.first}>{formatScore(before)}</td>
      <td>{formatScore(after)}</td>
      <td data-verdict={verdict} className={classes.change}>
        {verdict !== 'same' && <span aria-hidden>{verdict === 'better' ? '▲ ' : '▼ '}</span>}
        {text}
      </td>
    </>
  )
}
