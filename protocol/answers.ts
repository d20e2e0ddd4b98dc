import * as z from 'zod/mini'
import { errorBody, MlflowError } from './errors.ts'

/** MLflow answers errors in JSON, except for some that its web server or a proxy wrote as a page. */
export function errorOfAnswer(status: number, statusText: string, text: string): MlflowError {
  const body = z.safeParse(errorBody, parseJson(text))
  if (body.success) return new MlflowError(body.data.error_code, body.data.message, status)
  return new MlflowError(
    `HTTP_${status}`,
    `The backend answered ${status} ${statusText}`.trimEnd() + '.',
    status,
  )
}

/** The text of a successful answer as its schema describes it. Throws NOT_JSON or UNEXPECTED_ANSWER. */
export function readAnswer<Schema extends z.ZodMiniType>(
  text: string,
  schema: Schema,
  endpoint: string,
): z.output<Schema> {
  const body = parseJson(text)
  if (body === undefined) {
    throw new MlflowError('NOT_JSON', 'The backend answered with something other than JSON.', 0)
  }
  const result = z.safeParse(schema, body)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw unexpectedAnswer(endpoint, issue?.path.join('.') ?? '')
}

/** A successful answer that is not what the endpoint sends; `field` is the path to the first fault. */
export const unexpectedAnswer = (endpoint: string, field: string) =>
  new MlflowError(
    'UNEXPECTED_ANSWER',
    `The backend's answer to ${endpoint} has an unexpected shape at ${field || 'its answer'}.`,
    0,
  )

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
