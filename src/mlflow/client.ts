import * as z from 'zod/mini'
import { errorBody, MlflowError } from '#protocol/errors.ts'

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
  return decode(await readJson(response), schema, endpoint)
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
  return decode(await readJson(response), schema, endpoint)
}

/** An endpoint that only reads, but is a POST for the size of what it takes. */
export const post = <Schema extends z.ZodMiniType>(
  endpoint: string,
  body: Record<string, unknown>,
  schema: Schema,
  signal?: AbortSignal,
) => send('POST', endpoint, body, schema, signal)

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
  if (!response.ok) throw await toError(response)
  return response
}

/** MLflow answers errors in JSON, except for some that its web server or a proxy wrote as a page. */
async function toError(response: Response): Promise<MlflowError> {
  const text = await response.text()
  const body = z.safeParse(errorBody, parseJson(text))
  if (body.success) return new MlflowError(body.data.error_code, body.data.message, response.status)
  return new MlflowError(
    `HTTP_${response.status}`,
    `The backend answered ${response.status} ${response.statusText}`.trimEnd() + '.',
    response.status,
  )
}

async function readJson(response: Response): Promise<unknown> {
  const body = parseJson(await response.text())
  if (body !== undefined) return body
  throw new MlflowError('NOT_JSON', 'The backend answered with something other than JSON.', 0)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function decode<Schema extends z.ZodMiniType>(body: unknown, schema: Schema, endpoint: string) {
  const result = z.safeParse(schema, body)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue?.path.join('.') || 'its answer'
  throw new MlflowError(
    'UNEXPECTED_ANSWER',
    `The backend's answer to ${endpoint} has an unexpected shape at ${field}.`,
    0,
  )
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
