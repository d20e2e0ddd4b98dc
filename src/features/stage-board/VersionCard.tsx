import type { ModelVersion } from '#mlflow/registry.ts'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { HeadlineMetric } from './HeadlineMetric.tsx'
import { separateMoves } from './moves.ts'
import { RunLink } from './RunLink.tsx'
import { RegistrationStatus } from './RegistrationStatus.tsx'
import classes from './VersionCard.module.css'

type Props = {
  version: ModelVersion
  /** Of this version. */
  aliases: readonly string[]
}

/** What a card of the board says. */
export function VersionCard({ version, aliases }: Props) {
  const { model, runId, createdAt, description } = version
  const { others: tags, moves } = separateMoves(version.tags)
  const [latest] = moves
  // Another tool may have moved the version since, and left no word.
  const lastMove = latest?.to === version.stage ? latest : null
  return (
    <>
      <div className={classes.head}>
        <span className={`${classes.model} name`} title={model}>
          {model}
        </span>
        <span className={classes.version}>v{version.version}</span>
      </div>
      <RegistrationStatus version={version} />
      {aliases.length > 0 && (
        <ul className={classes.chips} aria-label="Aliases">
          {aliases.map((alias) => (
            <li key={alias} className={`${classes.alias} name`}>
              @{alias}
            </li>
          ))}
        </ul>
      )}
      {runId !== null && <HeadlineMetric runId={runId} />}
      {description && <p className={`${classes.description} name`}>{description}</p>}
      {lastMove && (
        <p className={`${classes.description} name`}>
          From {lastMove.from} by {lastMove.user}: {lastMove.reason}
        </p>
      )}
      {tags.length > 0 && (
        <ul className={classes.chips} aria-label="Tags">
          {tags.map(([key, value]) => (
            <li key={key} className={`${classes.tag} name`} title={`${key}: ${value}`}>
              {value ? `${key}: ${value}` : key}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.origin}>
        {runId === null ? <span>no run</span> : <RunLink runId={runId} />}
        {createdAt && <TimeAgo date={createdAt} />}
      </div>
    </>
  )
}
