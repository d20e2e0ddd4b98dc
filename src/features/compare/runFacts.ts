import type { Run } from '#mlflow/runs.ts'
import { formatDateTime, formatDuration } from '#ui/formatTime.ts'

const STATUS_TEXT = {
  RUNNING: 'Running',
  SCHEDULED: 'Scheduled',
  FINISHED: 'Finished',
  FAILED: 'Failed',
  KILLED: 'Killed',
} satisfies Record<Run['status'], string>

/** What is known of a run beside its params, metrics and tags, in the order in which it is told. Unknown ones are left out; an experiment without a known name goes by its id. */
export function runFacts(
  run: Run,
  experimentNames: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const { startedAt, endedAt, tags } = run
  const facts: [name: string, value: string | undefined][] = [
    ['Status', STATUS_TEXT[run.status]],
    ['Started', startedAt ? formatDateTime(startedAt) : undefined],
    [
      'Duration',
      startedAt && endedAt ? formatDuration(endedAt.getTime() - startedAt.getTime()) : undefined,
    ],
    ['User', run.user],
    ['Experiment', experimentNames.get(run.experimentId) ?? run.experimentId],
    ['Parent run', run.parentId ?? undefined],
    ['Source', tags.get('mlflow.source.name')],
    ['Git commit', tags.get('mlflow.source.git.commit')],
    ['Description', tags.get('mlflow.note.content')],
  ]
  return new Map(facts.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
}
