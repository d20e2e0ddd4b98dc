import type { Stage } from '#protocol/registry.ts'
import classes from './StageBadge.module.css'

/** A stage by its name; its look only helps to find it. */
export const StageBadge = ({ stage }: { stage: Stage }) => (
  <span className={classes.badge} data-stage={stage}>
    {stage}
  </span>
)
