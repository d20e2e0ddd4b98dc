import type { CSSProperties } from 'react'
import classes from './ComparisonGrid.module.css'
import type { RunActions } from './gridModel.ts'
import { RunHeading } from './RunHeading.tsx'
import type { ComparedRun } from './useComparedRuns.ts'
import { useDropSide } from './useDropSide.ts'

type Props = {
  compared: ComparedRun
  runsAs: 'columns' | 'rows'
  /** As in `aria-colindex`. */
  columnIndex: number
  isBaseline: boolean
  isPinned: boolean
  /** Set where it is the active cell. */
  activeId: string | undefined
  actions: RunActions
  returnFocus: () => void
  style?: CSSProperties
}

/** The header of a run's column or row, which can be dragged to another place. */
export function RunHeadCell(props: Props) {
  const { runsAs, columnIndex, activeId, style, ...heading } = props
  const { compared, actions, isBaseline } = heading
  const { side, dragProps } = useDropSide(compared.run.id, runsAs, actions.onPlace)
  return (
    <th
      id={activeId}
      scope={runsAs === 'columns' ? 'col' : 'row'}
      aria-colindex={columnIndex}
      aria-label={isBaseline ? `${compared.run.name}, baseline` : compared.run.name}
      className={classes.run}
      style={style}
      data-stuck={style?.left !== undefined || undefined}
      data-active={activeId !== undefined || undefined}
      data-baseline={isBaseline || undefined}
      data-drop={side ?? undefined}
      {...dragProps}
    >
      <RunHeading {...heading} runsAs={runsAs} />
    </th>
  )
}
