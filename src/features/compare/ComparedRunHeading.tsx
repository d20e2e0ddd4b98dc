import { Flag, X } from 'lucide-react'
import { Link } from 'react-router-dom'
import type { Run } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { JobStatus } from '#ui/JobStatus.tsx'
import classes from './ComparedRunHeading.module.css'
import { RunName } from './RunName.tsx'

type Props = {
  run: Run
  slot: number | null
  isBaseline: boolean
  onBaseline: () => void
  onRemove: () => void
}

/** The head of a run's column. */
export function ComparedRunHeading({ run, slot, isBaseline, onBaseline, onRemove }: Props) {
  return (
    <div className={classes.heading}>
      <Link to={paths.run(run.id)} className={classes.link} title={run.name}>
        <RunName name={run.name} slot={slot} />
      </Link>
      <div className={classes.line}>
        <JobStatus status={run.status} />
        <span className={classes.actions}>
          {isBaseline && <span className={classes.baseline}>Baseline</span>}
          <IconButton
            size="compact"
            lit={isBaseline}
            aria-pressed={isBaseline}
            label={`Measure the others against ${run.name}`}
            title={isBaseline ? 'The baseline; click to have none' : 'Make it the baseline'}
            onClick={onBaseline}
          >
            <Flag size={13} aria-hidden />
          </IconButton>
          <IconButton
            size="compact"
            label={`Remove ${run.name} from the comparison`}
            title="Remove from the comparison"
            onClick={onRemove}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
    </div>
  )
}
