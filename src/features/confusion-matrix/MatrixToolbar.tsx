import { SearchField } from '#ui/SearchField.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { CLASS_ORDERS, type ClassOrder } from './classOrder.ts'
import { stepsOf } from './chooseSource.ts'
import type { MatrixContent } from './confusionMatrix.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import type { MatrixSource } from './matrixSources.ts'
import classes from './MatrixToolbar.module.css'
import { StepSlider } from './StepSlider.tsx'
import { VIEW_NAMES, type MatrixView, viewFor, viewsOf } from './matrixView.ts'

type Props = {
  search: MatrixSearch
  onChange: (change: Partial<MatrixSearch>) => void
  /** Every source that there is, over all runs, by its key; and the one that is shown. */
  sources: readonly MatrixSource[]
  chosen: MatrixSource | null
  /** The source that is shown of each run; those that are series share one slider. */
  shown: readonly MatrixSource[]
  /** What the matrices hold; null while none is read. */
  content: MatrixContent | null
  /** How many classes there are. */
  size: number
}

const ORDERS: Record<ClassOrder, string> = {
  file: 'as in the file',
  name: 'by name',
  errors: 'by errors',
  support: 'by support',
  similar: 'by confusion',
}

/** With fewer classes, there is nothing to look for. */
const SEARCHED = 6

/** What all matrices below show, and in which order. */
export function MatrixToolbar(props: Props) {
  const { search, onChange, sources, chosen, shown, content, size } = props
  const steps = stepsOf(shown)
  const unit = shown.find(({ unit }) => unit !== null)?.unit ?? null
  const views = content === null ? [] : viewsOf(content)
  return (
    <div className={classes.toolbar}>
      {sources.length > 1 && (
        <select
          aria-label="File of the matrix"
          className={classes.source}
          value={chosen?.key}
          onChange={({ currentTarget }) => onChange({ source: currentTarget.value, step: null })}
        >
          {sources.map((source) => (
            <option key={source.key} value={source.key}>
              {sourceName(source)}
            </option>
          ))}
        </select>
      )}
      {content !== null && (
        <SegmentedChoice
          label="Cells show"
          options={views.map((view) => ({ value: view, label: VIEW_NAMES[view] }))}
          value={viewFor({ content }, search.view)}
          onChange={(view: MatrixView) => onChange({ view })}
        />
      )}
      {content !== null && size > 1 && (
        <>
          {size > 2 && (
            <label className={classes.choice}>
              Classes{' '}
              <select
                value={search.order}
                onChange={({ currentTarget }) => {
                  const order = CLASS_ORDERS.find((order) => order === currentTarget.value)
                  if (order) onChange({ order })
                }}
              >
                {CLASS_ORDERS.map((order) => (
                  <option key={order} value={order}>
                    {ORDERS[order]}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className={classes.choice}>
            <input
              type="checkbox"
              checked={search.scale === 'errors'}
              onChange={({ currentTarget }) =>
                onChange({ scale: currentTarget.checked ? 'errors' : 'amount' })
              }
            />
            Errors on a scale of their own
          </label>
          {(size >= SEARCHED || search.find !== '') && (
            <SearchField
              label="Find classes"
              value={search.find}
              onChange={(find) => onChange({ find })}
            />
          )}
        </>
      )}
      {unit !== null && steps.length > 1 && (
        <StepSlider
          unit={unit}
          steps={steps}
          step={search.step ?? Number.POSITIVE_INFINITY}
          onChange={(step) => onChange({ step })}
        />
      )}
    </div>
  )
}

const sourceName = ({ key, unit, files, kind }: MatrixSource) => {
  if (unit !== null) return `${key} (${files.length} by ${unit})`
  if (kind === 'predictions') return `${key} (predictions)`
  return kind === 'picture' ? `${key} (picture)` : key
}
