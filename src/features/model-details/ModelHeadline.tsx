import { Link } from 'react-router-dom'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { paths } from '#src/paths.ts'
import { AliasChips } from '#src/registry/AliasChips.tsx'
import { arrivalOf } from '#src/registry/registryHistory.ts'
import { StageBadge } from '#src/registry/StageBadge.tsx'
import { aliasesOf, newestIn, versionInUse } from '#src/registry/versionInUse.ts'
import { Aside, Fact, Facts } from '#ui/Facts.tsx'
import { formatDateTime } from '#ui/formatTime.ts'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import classes from './ModelHeadline.module.css'

type Props = {
  model: RegisteredModel
  /** Newest first. */
  versions: readonly ModelVersion[]
}

/** What is in use of a model, since when, by whom and why, and what comes next. */
export function ModelHeadline({ model, versions }: Props) {
  const inUse = versionInUse(versions, model.aliases)
  const arrival = inUse && arrivalOf(inUse)
  const staging = newestIn(versions, 'Staging')
  const [newest] = versions
  return (
    <Facts>
      <Fact name="In use">
        {inUse ? <VersionName version={inUse} aliases={model.aliases} /> : 'no version'}
      </Fact>
      {arrival && (
        <>
          <Fact name="Since">
            <span className="numeric">{formatDateTime(new Date(arrival.time))}</span>{' '}
            <Aside>
              <TimeAgo date={new Date(arrival.time)} />
            </Aside>
          </Fact>
          <Fact name="By">
            <span className="name">{arrival.user}</span>
          </Fact>
          {arrival.reason !== '' && (
            <Fact name="Why">
              <span className="name">{arrival.reason}</span>
            </Fact>
          )}
        </>
      )}
      {inUse && !arrival && <Fact name="Since">not told</Fact>}
      {staging && (
        <Fact name="In Staging">
          <VersionName version={staging} aliases={model.aliases} />
        </Fact>
      )}
      {newest && newest !== inUse && newest !== staging && (
        <Fact name="Newest">
          <VersionName version={newest} aliases={model.aliases} />
        </Fact>
      )}
      {model.createdAt && (
        <Fact name="Created">
          <span className="numeric">{formatDateTime(model.createdAt)}</span>
        </Fact>
      )}
    </Facts>
  )
}

type NameProps = { version: ModelVersion; aliases: ReadonlyMap<string, string> }

const VersionName = ({ version: { model, version, stage }, aliases }: NameProps) => (
  <span className={classes.version}>
    <Link to={paths.modelVersion(model, version)}>Version {version}</Link>
    {stage !== 'None' && <StageBadge stage={stage} />}
    <AliasChips aliases={aliasesOf(aliases, version)} />
  </span>
)
