import * as z from 'zod/mini'
import { searchExperimentsResponse } from '#protocol/experiments.ts'
import { parseUrl } from './parseUrl.ts'

/** A real MLflow server that was reached and recognised. */
export type Upstream = {
  /** Its address, without credentials and without a closing slash. */
  url: string
  /** The `Authorization` header that it gets; null for none. */
  authorization: string | null
  /** What it says of itself, e.g. `2.9.2`; null where it does not tell. */
  version: string | null
}

/** A source that cannot be served, in one sentence for the person who named it. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}

type Environment = Record<string, string | undefined>

const TIMEOUT_MS = 15_000

/**
 * Reaches the MLflow server at an address such as `http://mlflow.example:5000`.
 * Credentials come from the address or from MLflow's own variables, the address first.
 * Throws a `SourceError` when it does not answer, asks for other credentials, or is no MLflow.
 */
export async function connectUpstream(source: string, env: Environment): Promise<Upstream> {
  const address = parseUrl(source)
  if (!address) throw new SourceError(`"${source}" is not a valid address.`)
  const authorization = authorizationOf(address, env)
  const url = (address.origin + address.pathname).replace(/\/+$/, '')

  const experiments = await ask(
    url,
    '/api/2.0/mlflow/experiments/search?max_results=1',
    authorization,
  )
  if (experiments.status === 401 || experiments.status === 403) {
    throw new SourceError(
      authorization === null
        ? `The server at ${url} asks for credentials: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.`
        : `The server at ${url} refuses the given credentials (${experiments.status}).`,
    )
  }
  if (experiments.status !== 200 || !isExperimentList(experiments.text)) {
    throw new SourceError(
      `The server at ${url} answers, but not as an MLflow server does (status ${experiments.status} for its experiments).`,
    )
  }
  const version = await ask(url, '/version', authorization)
  const told = version.status === 200 && /^\d+\.\d+\S{0,40}$/.test(version.text.trim())
  return { url, authorization, version: told ? version.text.trim() : null }
}

function authorizationOf(address: URL, env: Environment): string | null {
  const username = decodeURIComponent(address.username) || env['MLFLOW_TRACKING_USERNAME']
  const password = decodeURIComponent(address.password) || env['MLFLOW_TRACKING_PASSWORD']
  if (username && password) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  }
  const token = env['MLFLOW_TRACKING_TOKEN']
  return token ? `Bearer ${token}` : null
}

async function ask(url: string, path: string, authorization: string | null) {
  try {
    const response = await fetch(url + path, {
      headers: authorization === null ? {} : { authorization },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new SourceError(`The server at ${url} does not answer (${reasonOf(error)}).`)
  }
}

/** Node's fetch hides the reason in a chain of causes. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return reasonOf(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}

function isExperimentList(text: string): boolean {
  try {
    return z.safeParse(searchExperimentsResponse, JSON.parse(text)).success
  } catch {
    return false
  }
}
