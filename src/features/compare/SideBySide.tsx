import {
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Message } from '#ui/Message.tsx'
import { takesText } from '#ui/takesText.ts'
import { CompareToolbar } from './CompareToolbar.tsx'
import type { ComparisonRow } from './comparison.ts'
import type { CompareSearch } from './compareSearch.ts'
import { ExportMenu } from './ExportMenu.tsx'
import type { RunActions } from './gridModel.ts'
import { HistoriesHere } from './HistoriesHere.tsx'
import { KeyHints } from './KeyHints.tsx'
import { neighbourOf, placeBeside, withPinTurned } from './runPlaces.ts'
import { RunsAsColumns } from './RunsAsColumns.tsx'
import { RunsAsRows } from './RunsAsRows.tsx'
import classes from './SideBySide.module.css'
import { useActiveCell } from './useActiveCell.ts'
import type { ComparedRun } from './useComparedRuns.ts'
import { useGridModel } from './useGridModel.ts'
import { WholeValue } from './WholeValue.tsx'

type Props = {
  compared: readonly ComparedRun[]
  search: CompareSearch
  onChange: (change: Partial<CompareSearch>) => void
  onRemove: (runId: string) => void
  /** Stands beside the table where that leaves room, else below it. */
  beside: ReactNode
}

/** All that some runs have as one table, with what can be done to it. */
export function SideBySide({ compared, search, onChange, onRemove, beside }: Props) {
  const { model, counts, histories } = useGridModel(compared, search)
  const focus = useActiveCell(model)
  const table = useRef<HTMLTableElement>(null)
  const [whole, setWhole] = useState<{ row: ComparisonRow; at: number } | null>(null)
  const onShowWhole = useCallback((row: ComparisonRow, at: number) => setWhole({ row, at }), [])
  useJumpKeys((step) => {
    focus.jump(step)
    table.current?.focus({ preventScroll: true })
  })
  const actions = useMemo<RunActions>(() => {
    // Runs that could not be had have a place, but no neighbours.
    const shown = search.selection.filter(({ runId }) =>
      compared.some(({ run }) => run.id === runId),
    )
    return {
      onBaseline: (baselineId) => onChange({ baselineId }),
      onTurnPin: (runId) => onChange({ pinnedIds: withPinTurned(search.pinnedIds, runId) }),
      onPlace: (runId, side, besideId) => onChange(placeBeside(search, runId, side, besideId)),
      neighbourOf: (runId, step) =>
        neighbourOf({ selection: shown, pinnedIds: search.pinnedIds }, runId, step),
      onRemove,
    }
  }, [search, compared, onChange, onRemove])

  const Grid = search.runsAs === 'columns' ? RunsAsColumns : RunsAsRows
  return (
    <>
      <CompareToolbar {...{ search, onChange, counts }} onJump={focus.jump}>
        <ExportMenu model={model} runsAs={search.runsAs} />
        <KeyHints />
      </CompareToolbar>
      {search.statistic !== 'last' && <HistoriesHere {...histories} />}
      <div className={classes.split}>
        <div className={classes.figures}>
          <div className={classes.staying}>
            {model.rows.length > 0 ? (
              <Grid {...{ model, actions, table, focus, onShowWhole }} />
            ) : (
              <Message tone="neutral" title="No key matches the search and the switch above." />
            )}
          </div>
        </div>
        <div className={classes.beside}>{beside}</div>
      </div>
      {whole && (
        <ShownWhole
          {...whole}
          model={model}
          onClose={() => {
            setWhole(null)
            table.current?.focus({ preventScroll: true })
          }}
        />
      )}
    </>
  )
}

/** `n` and `p` lead from difference to difference, from anywhere on the page where they are no letters of a text. */
function useJumpKeys(onJump: (step: -1 | 1) => void) {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target } = event
    if ((key !== 'n' && key !== 'p') || ctrlKey || metaKey || altKey) return
    if (event.defaultPrevented || takesText(target)) return
    // A dialog or a menu has the keys for itself.
    if (target instanceof Element && target.closest('[role="dialog"], dialog, [role="menu"]'))
      return
    event.preventDefault()
    onJump(key === 'n' ? 1 : -1)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

type WholeProps = {
  row: ComparisonRow
  at: number
  model: ReturnType<typeof useGridModel>['model']
  onClose: () => void
}

function ShownWhole({ row, at, model: { runs, baseline }, onClose }: WholeProps) {
  const valueOf = (run: number) => {
    const value = row.values[run]
    return typeof value === 'string' ? value : null
  }
  const nameOf = (run: number) => runs[run]?.run.name ?? ''
  const value = valueOf(at)
  const base = baseline === null || baseline === at ? null : valueOf(baseline)
  if (value === null) return null
  return (
    <WholeValue
      name={row.key}
      runName={nameOf(at)}
      value={value}
      baseline={
        base === null || baseline === null ? null : { runName: nameOf(baseline), value: base }
      }
      onClose={onClose}
    />
  )
}
