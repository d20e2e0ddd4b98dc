import { useQuery } from '@tanstack/react-query'
import { Database, Lock, Waypoints } from 'lucide-react'
import { serverQueries } from '#mlflow/server.ts'
import type { ServerInfo } from '#protocol/serverInfo.ts'
import classes from './Header.module.css'

/** What answers the app, in the header's words. */
function describe(info: ServerInfo): string {
  if (info.kind === 'embedded') return `Embedded store ${info.source}`
  const name = info.mlflowVersion === null ? 'MLflow' : `MLflow ${info.mlflowVersion}`
  return `${name} at ${info.source}`
}

/** Says what is served, and whether it can be changed. */
export function ServedBy() {
  const { data: info } = useQuery(serverQueries.info())
  // Nothing to tell yet, or no server of ours to tell it.
  if (!info) return null
  const Icon = info.kind === 'embedded' ? Database : Waypoints
  return (
    <div className={classes.served}>
      <Icon size={14} aria-hidden />
      <span className={classes.source} title={describe(info)}>
        {describe(info)}
      </span>
      {info.readOnly && (
        <span className={classes.readOnly} title="The server refuses every change">
          <Lock size={11} aria-hidden />
          read-only
        </span>
      )}
    </div>
  )
}
