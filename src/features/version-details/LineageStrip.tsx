import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import { AliasChips } from '#src/registry/AliasChips.tsx'
import { StageBadge } from '#src/registry/StageBadge.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { JobStatus } from '#ui/JobStatus.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import classes from './LineageStrip.module.css'
import { copiedFrom } from './versionOrigin.ts'

type Props = {
  version: ModelVersion
  /** Null while it is read, and where it cannot be. */
  run: Run | null
  isRunLoading: boolean
  aliases: readonly string[]
}

/** Datasets beyond these are only counted. */
const DATASETS = 3

/** Where a version comes from and where it has got to: dataset, run, version, stage. */
export function LineageStrip({ version, run, isRunLoading, aliases }: Props) {
  const { model, version: number, runId, stage, createdAt, status, statusMessage } = version
  const copied = copiedFrom(version.source)
  const datasets = run?.datasets ?? []
  return (
    <ol className={classes.strip} aria-label="Lineage">
      <Step title={datasets.length > 1 ? 'Datasets' : 'Dataset'}>
        {datasets.slice(0, DATASETS).map(({ name, digest, context }) => (
          <span key={`${name} ${digest} ${context}`} className="name" title={`digest ${digest}`}>
            <WordBreaks text={name} />{' '}
            {context !== null && <span className={classes.aside}>{context}</span>}
          </span>
        ))}
        {datasets.length > DATASETS && (
          <span className={classes.aside}>
            and {formatCount(datasets.length - DATASETS, 'more dataset')}
          </span>
        )}
        {datasets.length === 0 && (
          <span className={classes.aside}>{isRunLoading ? '…' : 'none told'}</span>
        )}
      </Step>
      <Step title="Run">
        {runId === null ? (
          <span className={classes.aside}>none told</span>
        ) : (
          <>
            <Link to={paths.run(runId)} className="name">
              <WordBreaks text={run?.name ?? runId} />
            </Link>
            <span className={classes.aside}>
              {run ? <JobStatus status={run.status} /> : isRunLoading ? '…' : 'cannot be read'}
            </span>
          </>
        )}
      </Step>
      <Step title="Version">
        <Link to={paths.modelVersion(model, number)} aria-current="page">
          Version {number}
        </Link>
        {copied && (
          <span className={classes.aside}>
            copied from{' '}
            <Link to={paths.modelVersion(copied.model, copied.version)} className="name">
              {copied.model} version {copied.version}
            </Link>
          </span>
        )}
        <span className={classes.aside}>
          {status === 'PENDING_REGISTRATION' && 'Registration pending'}
          {status === 'FAILED_REGISTRATION' &&
            `Registration failed${statusMessage && `: ${statusMessage}`}`}
          {status === 'READY' && createdAt && (
            <>
              registered <TimeAgo date={createdAt} />
            </>
          )}
        </span>
      </Step>
      <Step title="Stage">
        <span>
          <StageBadge stage={stage} />
        </span>
        <AliasChips aliases={aliases} />
      </Step>
    </ol>
  )
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <li className={classes.step}>
    <span className={classes.title}>{title}</span>
    {children}
  </li>
)
