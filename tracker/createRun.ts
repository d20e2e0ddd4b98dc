import { host } from '#tracker-host'
import { invalid } from '#protocol/errors.ts'
import { getRunResponse, searchRunsResponse, type WireRun } from '#protocol/runs.ts'
import type { RunIdentity } from './ActiveRun.ts'
import { tagEntries } from './entries.ts'
import { createOnce } from './retries.ts'
import type { TrackingServer } from './TrackingServer.ts'

export type RunPlan = { experimentId: string; name: string; user: string; parentId: string | null }

/** Starts a run on the server, with the tags that the Python client gives its runs. */
export async function createRun(
  server: TrackingServer,
  { experimentId, name, user, parentId }: RunPlan,
): Promise<RunIdentity> {
  if (name.trim() === '') throw invalid('name: a run needs one')
  const tags = {
    'mlflow.user': user,
    'mlflow.source.type': 'LOCAL',
    ...(await sourceTags()),
    'mlflow.runName': name,
    ...(parentId !== null && { 'mlflow.parentRunId': parentId }),
  }
  tagEntries(tags)
  const startTime = nextStartTime()
  const body = JSON.stringify({
    experiment_id: experimentId,
    user_id: user,
    run_name: name,
    start_time: startTime,
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  })
  const find = async () => {
    const query = {
      experiment_ids: [experimentId],
      filter: `attributes.start_time = ${startTime}`,
    }
    const { runs } = await server.postOnce('runs/search', query, searchRunsResponse)
    return runs.find((run) => hasTags(run, tags))
  }
  const { info } = await createOnce(
    async () => (await server.postOnce('runs/create', body, getRunResponse)).run,
    find,
  )
  return { id: info.run_id, experimentId, name: info.run_name, artifactUri: info.artifact_uri }
}

/** Name, user, script and parent are all among the tags. */
const hasTags = (run: WireRun, tags: Record<string, string>) =>
  Object.entries(tags).every(([key, value]) =>
    run.data.tags.some((tag) => tag.key === key && tag.value === value),
  )

let latestStart = 0
/** In ms since the epoch, and never the same twice: a run is found again by it. */
function nextStartTime(): number {
  latestStart = Math.max(Date.now(), latestStart + 1)
  return latestStart
}

let found: Promise<Record<string, string>> | undefined
/** Looked up once: what is running does not change. */
const sourceTags = () => (found ??= host.sourceTags())
