import { Readable } from 'node:stream'
import { listArtifactsResponse } from '#protocol/artifacts.ts'
import { errorBody, MlflowError } from '#protocol/errors.ts'
import type { RunArtifacts } from './folderZip.ts'
import type { Upstream } from './upstream.ts'

/** What a run of a real MLflow server keeps, as that server lists and hands it out. */
export function upstreamArtifacts(
  { url, authorization }: Pick<Upstream, 'url' | 'authorization'>,
  runId: string,
): RunArtifacts {
  async function ask(path: string, query: Record<string, string>): Promise<Response> {
    const response = await fetch(`${url}${path}?${new URLSearchParams(query)}`, {
      headers: authorization === null ? {} : { authorization },
      redirect: 'manual',
    }).catch(() => {
      const message = `The MLflow server at ${url} does not answer.`
      throw new MlflowError('TEMPORARILY_UNAVAILABLE', message, 502)
    })
    if (response.status === 200) return response
    throw await refusalOf(response)
  }
  return {
    list: async (path) => {
      const query = path === '' ? { run_id: runId } : { run_id: runId, path }
      const response = await ask('/api/2.0/mlflow/artifacts/list', query)
      const { files } = listArtifactsResponse.parse(await response.json())
      return files.map(({ path, is_dir }) => ({ path, isFolder: is_dir }))
    },
    read: async (path) => {
      const { body } = await ask('/get-artifact', { run_id: runId, path })
      return body ?? Readable.from([])
    },
  }
}

/** The server's own words, where they are MLflow's. */
async function refusalOf(response: Response): Promise<MlflowError> {
  const text = await response.text()
  const message = `The MLflow server answered with status ${response.status}.`
  const status = response.status >= 400 ? response.status : 502
  try {
    const { data } = errorBody.safeParse(JSON.parse(text))
    if (data) return new MlflowError(data.error_code, data.message, status)
  } catch {
    // A page of HTML, say.
  }
  return new MlflowError('BAD_REQUEST', message, status)
}
