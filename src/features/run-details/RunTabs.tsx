import { NavLink } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import classes from './RunTabs.module.css'

/** The views of one run, each with an address of its own. */
export function RunTabs({ runId }: { runId: string }) {
  return (
    <nav className={classes.tabs} aria-label="Views of this run">
      <NavLink to={paths.run(runId)} end>
        Overview
      </NavLink>
      <NavLink to={paths.artifact(runId, '')}>Artifacts</NavLink>
    </nav>
  )
}
