import { EllipsisVertical, Flag, Pin } from 'lucide-react'
import { Link, useNavigate } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { JobStatus } from '#ui/JobStatus.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { RunActions } from './gridModel.ts'
import classes from './RunHeading.module.css'
import { RunName } from './RunName.tsx'
import type { ComparedRun } from './useComparedRuns.ts'

type Props = {
  compared: ComparedRun
  runsAs: 'columns' | 'rows'
  isBaseline: boolean
  isPinned: boolean
  actions: RunActions
  /** Gives the focus back to the table, once the menu closes. */
  returnFocus: () => void
}

/** What stands at the head of a run's column or row. The table's keys lead to its menu, so nothing here is a stop of Tab. */
export function RunHeading(props: Props) {
  const { compared, runsAs, isBaseline, isPinned, actions, returnFocus } = props
  const { run, slot } = compared
  const navigate = useNavigate()
  const turnBaseline = () => actions.onBaseline(isBaseline ? null : run.id)
  const steps = ([-1, 1] as const).flatMap((step) => {
    const neighbour = actions.neighbourOf(run.id, step)
    if (neighbour === null) return []
    const side = step === -1 ? ('before' as const) : ('after' as const)
    return {
      label: `Move ${DIRECTIONS[runsAs][side]}`,
      onSelect: () => actions.onPlace(run.id, side, neighbour),
    }
  })
  return (
    <div className={classes.heading}>
      <Link
        to={paths.run(run.id)}
        className={classes.link}
        title={run.name}
        tabIndex={-1}
        // The heading is what is dragged.
        draggable={false}
      >
        <RunName name={run.name} slot={slot} lines={runsAs === 'rows' ? 1 : 2} />
      </Link>
      <div className={classes.line}>
        <JobStatus status={run.status} />
        <span className={classes.actions}>
          {isPinned && (
            <span title="Stays in sight">
              <Pin size={12} aria-hidden />
              <VisuallyHidden>Pinned</VisuallyHidden>
            </span>
          )}
          {isBaseline && <span className={classes.baseline}>Baseline</span>}
          <IconButton
            size="compact"
            lit={isBaseline}
            aria-pressed={isBaseline}
            tabIndex={-1}
            label={`Measure the others against ${run.name}`}
            title={isBaseline ? 'The baseline; click to have none' : 'Make it the baseline'}
            onClick={turnBaseline}
          >
            <Flag size={13} aria-hidden />
          </IconButton>
          <ActionMenu
            label={<EllipsisVertical size={14} aria-hidden />}
            description={`Actions for ${run.name}`}
            returnFocus={returnFocus}
            items={[
              {
                label: isBaseline ? 'Have no baseline' : 'Make baseline',
                onSelect: turnBaseline,
              },
              {
                label: isPinned ? 'Unpin' : 'Pin',
                onSelect: () => actions.onTurnPin(run.id),
              },
              ...steps,
              { label: 'Open run', onSelect: () => void navigate(paths.run(run.id)) },
              { label: 'Remove', onSelect: () => actions.onRemove(run.id) },
            ]}
          />
        </span>
      </div>
    </div>
  )
}

const DIRECTIONS = {
  columns: { before: 'left', after: 'right' },
  rows: { before: 'up', after: 'down' },
}
