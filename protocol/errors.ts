import * as z from 'zod/mini'

/**
 * Codes a tracking server answers with, and the HTTP status each travels under.
 * Only these: the Python client raises a `ValueError` on a code it does not know.
 */
const statusByCode = {
  INVALID_PARAMETER_VALUE: 400,
  BAD_REQUEST: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  PERMISSION_DENIED: 403,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
  INVALID_STATE: 500,
  INTERNAL_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  TEMPORARILY_UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof statusByCode

/** How a failure looks on the wire. */
export const errorBody = z.object({
  error_code: z.string(),
  message: z._default(z.string(), ''),
})

/** A failure that both sides can name: the server throws it, the client receives the same one. */
export class MlflowError extends Error {
  /** One of `ErrorCode` from our own server; a newer MLflow may send others. */
  readonly code: string
  /** The HTTP status; 0 when the server could not be reached at all. */
  readonly status: number

  constructor(code: string, message: string, status: number) {
    super(message)
    this.name = 'MlflowError'
    this.code = code
    this.status = status
  }

  toJSON(): z.input<typeof errorBody> {
    return { error_code: this.code, message: this.message }
  }
}

/** The error of a code, under the HTTP status that MLflow gives that code. */
export const mlflowError = (code: ErrorCode, message: string) =>
  new MlflowError(code, message, statusByCode[code])

export const invalid = (message: string) => mlflowError('INVALID_PARAMETER_VALUE', message)

export const notFound = (message: string) => mlflowError('RESOURCE_DOES_NOT_EXIST', message)
