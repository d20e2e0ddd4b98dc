import * as z from 'zod/mini'
import { errorOfAnswer, readAnswer } from '#protocol/answers.ts'
import { MlflowError } from '#protocol/errors.ts'

type QueryValue = string | number | undefined
export type Query = Record<string, QueryValue | string[]>

/** The code of a failure that never reached a server; its status is 0. */
const UNREACHABLE = 'UNREACHABLE'

/** Whether the backend itself could not be reached, rather than answering that something is wrong. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof MlflowError &&
  (error.code === UNREACHABLE || error.status === 502 || error.status === 504)

/** GETs one endpoint below `/api/2.0/mlflow/` and checks the answer against its schema. */
export async function get<Schema extends z.ZodMiniType>(
  endpoint: string,
  query: Query,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await request(`/api/2.0/mlflow/${endpoint}${toSearch(query)}`, { signal })
  return readAnswer(await response.text(), schema, endpoint)
}

/** Sends one JSON body to an endpoint below `/api/2.0/mlflow/` and checks the answer against its schema. */
export async function send<Schema extends z.ZodMiniType>(
  method: 'POST' | 'PATCH' | 'DELETE',
  endpoint: string,
  body: Record<string, unknown>,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await request(`/api/2.0/mlflow/${endpoint}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  return readAnswer(await response.text(), schema, endpoint)
}

/** An endpoint that only reads, but is a POST for the size of what it takes. */
export const post = <Schema extends z.ZodMiniType>(
  endpoint: string,
  body: Record<string, unknown>,
  schema: Schema,
  signal?: AbortSignal,
) => send('POST', endpoint, body, schema, signal)

/** POSTs JSON to any path of the app's own origin; the answer is still to be checked. */
export async function postTo(
  path: string,
  body: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<unknown> {
  const response = await request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  return readAnswer(await response.text(), z.unknown(), path)
}

type RequestOptions = {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal | undefined
}

/** Fetches from the app's own origin. Every failure is a `MlflowError`, except an abort, which stays one. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const { signal = null, ...init } = options
  let response: Response
  try {
    response = await fetch(path, { ...init, signal })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new MlflowError(UNREACHABLE, 'The backend does not answer.', 0)
  }
  if (response.ok) return response
  throw errorOfAnswer(response.status, response.statusText, await response.text())
}

/** Repeats the key of a list, as every MLflow version reads it. */
function toSearch(query: Query): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) params.append(key, String(item))
  }
  const text = params.toString()
  return text && `?${text}`
}
