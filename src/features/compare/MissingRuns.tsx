import { TriangleAlert } from 'lucide-react'
import { Button } from '#ui/Button.tsx'
import classes from './MissingRuns.module.css'
import type { MissingRun } from './useComparedRuns.ts'

type Props = { missing: readonly MissingRun[]; onRemove: (runIds: string[]) => void }

/** Names the runs of the URL that are not compared, and why. */
export function MissingRuns({ missing, onRemove }: Props) {
  if (missing.length === 0) return null
  return (
    <section aria-label="Runs that are not compared" className={classes.notice}>
      <TriangleAlert size={16} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <p className={classes.title}>
          {missing.length === 1 ? 'One run is' : `${missing.length} runs are`} not compared.
        </p>
        <ul className={classes.list}>
          {missing.map(({ runId, reason }) => (
            <li key={runId} className="name">
              <code>{runId}</code>: {reason}
            </li>
          ))}
        </ul>
      </div>
      <Button size="compact" onClick={() => onRemove(missing.map(({ runId }) => runId))}>
        Remove from the comparison
      </Button>
    </section>
  )
}
