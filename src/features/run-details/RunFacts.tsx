import { type DatasetInput, isActive, type Run } from '#mlflow/runs.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Aside, Fact, Facts } from '#ui/Facts.tsx'
import { formatDateTime, formatDuration } from '#ui/formatTime.ts'
import { JobStatus } from '#ui/JobStatus.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { useNow } from '#ui/useNow.ts'

/** What is known about a run besides what it measured. */
export function RunFacts({ run }: { run: Run }) {
  const sourceType = run.tags.get('mlflow.source.type')
  const sourceName = run.tags.get('mlflow.source.name')
  const commit = run.tags.get('mlflow.source.git.commit')
  const branch = run.tags.get('mlflow.source.git.branch')

  return (
    <Facts>
      <Fact name="Status">
        <JobStatus status={run.status} />
      </Fact>
      <Fact name="Started">
        {run.startedAt ? (
          <>
            <span className="numeric">{formatDateTime(run.startedAt)}</span>{' '}
            <Aside>
              <TimeAgo date={run.startedAt} />
            </Aside>
          </>
        ) : (
          'not told'
        )}
      </Fact>
      <Fact name="Duration">
        <Duration run={run} />
      </Fact>
      {run.user !== '' && <Fact name="User">{run.user}</Fact>}
      {sourceName !== undefined && (
        <Fact name="Source">
          <span className="name">{sourceName}</span>{' '}
          {sourceType !== undefined && <Aside>{sourceType}</Aside>}
        </Fact>
      )}
      {commit !== undefined && (
        <Fact name="Git commit">
          <code title={commit}>{commit.slice(0, 10)}</code>
          <CopyButton text={commit} what="git commit" />
          {branch !== undefined && <Aside>{branch}</Aside>}
        </Fact>
      )}
      {run.datasets.length > 0 && (
        <Fact name={run.datasets.length === 1 ? 'Dataset' : 'Datasets'}>
          {run.datasets.map((dataset) => (
            <Dataset key={`${dataset.name} ${dataset.digest} ${dataset.context}`} {...dataset} />
          ))}
        </Fact>
      )}
      <Fact name="Run id">
        <code className="name">{run.id}</code>
        <CopyButton text={run.id} what="run id" />
      </Fact>
    </Facts>
  )
}

function Dataset({ name, digest, sourceType, context }: DatasetInput) {
  return (
    <div className="name" title={`digest ${digest}${sourceType && `, from ${sourceType}`}`}>
      {name} {context !== null && <Aside>{context}</Aside>}
    </div>
  )
}

function Duration({ run }: { run: Run }) {
  if (!run.startedAt) return 'not told'
  if (isActive(run)) return <RunningFor since={run.startedAt} />
  if (!run.endedAt) return 'not told'
  return (
    <span className="numeric">
      {formatDuration(run.endedAt.getTime() - run.startedAt.getTime())}
    </span>
  )
}

function RunningFor({ since }: { since: Date }) {
  const now = useNow(1_000)
  return <span className="numeric">{formatDuration(now - since.getTime())} so far</span>
}
