import { ArrowLeftRight } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Run } from '#mlflow/runs.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { allLabels, describeMismatch, overLabels } from './alignMatrices.ts'
import { arrangeClasses, takeClasses } from './arrangeClasses.ts'
import type { CellPlace } from './cellPlace.ts'
import { ClassChanges } from './ClassChanges.tsx'
import { type ComparedMatrix, differencePair } from './comparedMatrix.ts'
import { accuracy, type ConfusionMatrix } from './confusionMatrix.ts'
import { describeCell, describeChange } from './describeCell.ts'
import classes from './MatrixComparison.module.css'
import { MatrixFigure } from './MatrixFigure.tsx'
import { differencePicture, FEW_SAMPLES, matrixPicture } from './matrixPicture.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import { MatrixTitle } from './MatrixTitle.tsx'
import { viewFor } from './matrixView.ts'

type Props = {
  compared: readonly ComparedMatrix[]
  /** The ids of the two that are wanted, as far as they are known. */
  wanted: { a: string | null; b: string | null }
  search: MatrixSearch
  onChange: (change: Partial<MatrixSearch>) => void
  renderName: (run: Run) => ReactNode
}

/** Two matrices and what changed from one to the other, cell by cell and class by class. */
export function MatrixDifference({ compared, wanted, search, onChange, renderName }: Props) {
  const pair = differencePair(compared, wanted)
  if (!pair) return null
  const { a, b } = pair
  const choose = (change: { a?: string; b?: string }) =>
    onChange({ difference: { a: a.run.id, b: b.run.id, ...change } })
  return (
    <>
      <div className={classes.choices}>
        <RunChoice label="A" compared={compared} value={a} onChange={(id) => choose({ a: id })} />
        <IconButton label="Swap A and B" onClick={() => choose({ a: b.run.id, b: a.run.id })}>
          <ArrowLeftRight size={14} aria-hidden />
        </IconButton>
        <RunChoice label="B" compared={compared} value={b} onChange={(id) => choose({ b: id })} />
      </div>
      {a.matrix.content === b.matrix.content ? (
        <Triptych a={a} b={b} search={search} renderName={renderName} />
      ) : (
        <p className={classes.note}>
          There is no difference to see: one file holds counts, the other shares.
        </p>
      )}
    </>
  )
}

type ChoiceProps = {
  label: string
  compared: readonly ComparedMatrix[]
  value: ComparedMatrix
  onChange: (runId: string) => void
}

const RunChoice = ({ label, compared, value, onChange }: ChoiceProps) => (
  <label className={classes.choice}>
    <b>{label}</b>
    <select value={value.run.id} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {compared.map(({ run }) => (
        <option key={run.id} value={run.id}>
          {run.name}
        </option>
      ))}
    </select>
  </label>
)

type TriptychProps = {
  a: ComparedMatrix
  b: ComparedMatrix
  search: MatrixSearch
  renderName: (run: Run) => ReactNode
}

function Triptych({ a, b, search, renderName }: TriptychProps) {
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  const { left, right, notes } = useMemo(
    () => shownPair(a.matrix, b.matrix, search),
    [a, b, search],
  )
  const view = viewFor(right, search.view)
  const pictures = useMemo(() => {
    const scale = search.errorScale ? 'errors' : 'amount'
    return {
      a: matrixPicture(left, view, scale),
      b: matrixPicture(right, view, scale),
      difference: differencePicture(left, right, view),
    }
  }, [left, right, view, search.errorScale])
  const shared = { pointed, onPoint: setPointed, hint: null }
  const accuracies = { a: accuracy(left), b: accuracy(right) }
  const change = accuracies.a === null || accuracies.b === null ? null : accuracies.b - accuracies.a
  return (
    <>
      <div className={classes.multiples}>
        <MatrixFigure
          {...shared}
          picture={pictures.a}
          name={a.run.name}
          title={<MatrixTitle letter="A" name={renderName(a.run)} {...a} />}
          summary={accuracyText(accuracies.a)}
          notes={a.notes}
          describe={({ row, column }) => describeCell(left, row, column)}
        />
        <MatrixFigure
          {...shared}
          picture={pictures.b}
          name={b.run.name}
          title={<MatrixTitle letter="B" name={renderName(b.run)} {...b} />}
          summary={accuracyText(accuracies.b)}
          notes={b.notes}
          describe={({ row, column }) => describeCell(right, row, column)}
        />
        <MatrixFigure
          {...shared}
          picture={pictures.difference}
          name={`${b.run.name} minus ${a.run.name}`}
          title={<MatrixTitle letter="Δ" name="B minus A" path="" unit={null} step={0} />}
          summary={change === null ? null : `accuracy ${signedPoints(change)}`}
          notes={[
            ...notes,
            ...describeMismatch(a.matrix, b.matrix, { a: 'A', b: 'B' }),
            ...(pictures.difference.weak.includes(1)
              ? [`Hatched: fewer than ${FEW_SAMPLES} samples of the true class in A or B.`]
              : []),
          ]}
          describe={({ row, column }) => describeChange(left, right, view, row, column)}
        />
      </div>
      <div className={classes.changes}>
        <ClassChanges a={left} b={right} />
      </div>
    </>
  )
}

/** Both over the same classes in the same order, which A sets. */
function shownPair(a: ConfusionMatrix, b: ConfusionMatrix, search: MatrixSearch) {
  const labels = allLabels([a, b])
  const left = overLabels(a, labels)
  const { groups, notes } = arrangeClasses(left, search)
  return {
    left: takeClasses(left, groups),
    right: takeClasses(overLabels(b, labels), groups),
    notes,
  }
}

const accuracyText = (share: number | null) =>
  share === null ? null : `accuracy ${formatPercent(share)}`

const signedPoints = (change: number) =>
  `${change > 0 ? '+' : change < 0 ? '\u2212' : ''}${(Math.abs(change) * 100).toFixed(1)} points`
