import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { experimentQueries } from '#mlflow/experiments.ts'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { runById } from '#mlflow/runsById.ts'
import { paths } from '#src/paths.ts'
import { AliasChips } from '#src/registry/AliasChips.tsx'
import { arrivalOf, otherTags } from '#src/registry/registryHistory.ts'
import { aliasesOf } from '#src/registry/versionInUse.ts'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { ownerOf } from './boardQuery.ts'
import { HeadlineMetric } from './HeadlineMetric.tsx'
import { RegistrationStatus } from './RegistrationStatus.tsx'
import classes from './VersionCard.module.css'

export type CardDensity = 'normal' | 'compact'

type Props = {
  version: ModelVersion
  model: RegisteredModel | undefined
  /** The version of the model that is in use; null where there is none. */
  incumbent: ModelVersion | null
  density: CardDensity
}

/** What a card of the board says. */
export function VersionCard({ version, model, incumbent, density }: Props) {
  const { model: name, runId, description } = version
  const { data: run, error } = useQuery({ ...runById(runId ?? ''), enabled: runId !== null })
  const tags = otherTags(version.tags)
  const arrival = arrivalOf(version)
  const owner = ownerOf(version, model?.tags, run ?? null)
  const aliases = model ? aliasesOf(model.aliases, version.version) : []
  return (
    <>
      <div className={classes.head}>
        <Link
          to={paths.model(name)}
          className={`${classes.model} name`}
          title={name}
          draggable={false}
        >
          {name}
        </Link>
        <Link
          to={paths.modelVersion(name, version.version)}
          className={classes.version}
          draggable={false}
        >
          v{version.version}
        </Link>
      </div>
      <RegistrationStatus version={version} />
      {aliases.length > 0 && (
        <div className={classes.aliases}>
          <AliasChips aliases={aliases} />
        </div>
      )}
      {runId !== null && (
        <HeadlineMetric
          run={run ?? null}
          problem={error}
          incumbentRunId={
            incumbent?.version === version.version ? null : (incumbent?.runId ?? null)
          }
        />
      )}
      {density === 'normal' && (
        <>
          {description && <p className={`${classes.description} name`}>{description}</p>}
          {arrival && (
            <p className={`${classes.description} name`}>
              From {arrival.from} by {arrival.user}
              {arrival.reason && `: ${arrival.reason}`}
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
          <Origin version={version} run={run ?? null} />
          <div className={classes.made}>
            {owner !== null && <span className="name">{owner}</span>}
            {version.createdAt && <TimeAgo date={version.createdAt} />}
          </div>
        </>
      )}
    </>
  )
}

const SHORT_ID = 8

/** Experiments are in folders by their names; the whole one is in the title. */
const lastPart = (name: string) => name.slice(name.lastIndexOf('/') + 1) || name

type OriginProps = {
  version: ModelVersion
  run: { name: string; experimentId: string } | null
}

/** The way to the run that a version came from, and to its experiment, by their names once these are known. */
function Origin({ version: { runId }, run }: OriginProps) {
  const { data: experiments } = useQuery({ ...experimentQueries.list(), refetchInterval: false })
  if (runId === null) return <div className={classes.origin}>no run</div>
  const experiment = experiments?.find(({ id }) => id === run?.experimentId)
  return (
    <div className={classes.origin}>
      <Link
        to={paths.run(runId)}
        className={`${classes.run} name`}
        title={run?.name}
        // The browser would otherwise drag the link instead of the card.
        draggable={false}
      >
        {run?.name ?? runId.slice(0, SHORT_ID)}
      </Link>
      {experiment && (
        <>
          <span aria-hidden>·</span>
          <Link
            to={paths.experiment(experiment.id)}
            className={`${classes.run} name`}
            title={experiment.name}
            draggable={false}
          >
            {lastPart(experiment.name)}
          </Link>
        </>
      )}
    </div>
  )
}
