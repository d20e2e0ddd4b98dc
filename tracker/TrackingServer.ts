import { host } from '#tracker-host'
import * as z from 'zod/mini'
import { errorOfAnswer, readAnswer } from '#protocol/answers.ts'
import { invalid, MlflowError } from '#protocol/errors.ts'
import { basicAuthorization } from './basicAuthorization.ts'
import { UNREACHABLE, withRetries } from './retries.ts'

type Request = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  body?: string | Blob
  contentType?: string
  /** Lets the request outlive the page that sends it. */
  keepalive?: boolean
}

/** A body's JSON, or what becomes it. */
type Body = string | Record<string, unknown>

const NOTHING = z.looseObject({})

/** Uploads may be slow, but not slower than this, in bytes per ms. */
const SLOWEST_UPLOAD = 50

/** A server that speaks MLflow's REST API, at the address of its root. Failures are `MlflowError`s. */
export class TrackingServer {
  readonly #root: string
  readonly #authorization: string | null

  constructor(trackingUri: string) {
    const url = parseTrackingUri(trackingUri)
    this.#authorization = url.username
      ? basicAuthorization(decodeURIComponent(url.username), decodeURIComponent(url.password))
      : host.authorization()
    this.#root = `${url.origin}${url.pathname}`.replace(/\/+$/, '')
  }

  /** Asks an endpoint below `/api/2.0/mlflow/`, as often as it takes. */
  get<Schema extends z.ZodMiniType>(
    endpoint: string,
    query: Record<string, string>,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    return withRetries(() => this.getOnce(endpoint, query, schema))
  }

  /** Sends to an endpoint for which twice is the same as once, as often as it takes. */
  post(endpoint: string, body: Body): Promise<unknown> {
    return this.#change({ method: 'POST' }, endpoint, body)
  }

  patch(endpoint: string, body: Body): Promise<unknown> {
    return this.#change({ method: 'PATCH' }, endpoint, body)
  }

  /** Like `post`, and delivered even when the page goes away meanwhile; browsers allow 64 KiB for it. */
  postAtLast(endpoint: string, body: Body): Promise<unknown> {
    return this.#change({ method: 'POST', keepalive: true }, endpoint, body)
  }

  /** Sends once, whatever comes of it. */
  postOnce<Schema extends z.ZodMiniType>(
    endpoint: string,
    body: Body,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    return this.#ask(endpoint, { method: 'POST', body: toText(body) }, schema)
  }

  /** Asks once, with a GET. */
  getOnce<Schema extends z.ZodMiniType>(
    endpoint: string,
    query: Record<string, string>,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const path = `${endpoint}?${new URLSearchParams(query).toString()}`
    return this.#ask(path, { method: 'GET' }, schema)
  }

  /** Uploads to an address that `artifactAddress` has made of an artifact URI. */
  async upload(address: string, content: Blob): Promise<void> {
    const contentType = content.type || 'application/octet-stream'
    await withRetries(() => this.#fetch(address, { method: 'PUT', body: content, contentType }))
  }

  /**
   * Where a file of a run is uploaded to: `mlflow-artifacts:/…` is the server itself, `mlflow-artifacts://host:port/…`
   * another one. `path` is relative to the run's artifacts.
   */
  artifactAddress(artifactUri: string, path: string): string {
    const [, authority = '', root = ''] =
      artifactUri.match(/^mlflow-artifacts:(?:\/\/([^/]*))?(\/.*)?$/) ?? []
    if (!artifactUri.startsWith('mlflow-artifacts:')) {
      throw invalid(
        `The artifacts of this run lie at ${artifactUri}, which only the server can write to. Start the server with --serve-artifacts and log to an experiment created since.`,
      )
    }
    const server = new URL(this.#root)
    const origin = authority ? `${server.protocol}//${authority}` : server.origin
    const prefix = `${server.pathname.replace(/\/$/, '')}/api/2.0/mlflow-artifacts/artifacts`
    const segments = path.split('/').map(encodeURIComponent)
    return `${origin}${prefix}${root.replace(/\/$/, '')}/${segments.join('/')}`
  }

  #change(request: Request, endpoint: string, body: Body) {
    const text = toText(body)
    return withRetries(() => this.#ask(endpoint, { ...request, body: text }, NOTHING))
  }

  async #ask<Schema extends z.ZodMiniType>(
    path: string,
    request: Request,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const address = `${this.#root}/api/2.0/mlflow/${path}`
    const text = await this.#fetch(address, { contentType: 'application/json', ...request })
    return readAnswer(text, schema, path)
  }

  async #fetch(address: string, { contentType, ...request }: Request): Promise<string> {
    const headers = new Headers()
    if (contentType) headers.set('Content-Type', contentType)
    if (this.#authorization) headers.set('Authorization', this.#authorization)
    const bytes = request.body instanceof Blob ? request.body.size : 0
    const signal = AbortSignal.timeout(Math.ceil(host.requestTimeoutMs() + bytes / SLOWEST_UPLOAD))
    let response: Response
    let text: string
    try {
      response = await fetch(address, { ...request, headers, signal })
      text = await response.text()
    } catch (error) {
      throw new MlflowError(UNREACHABLE, `${this.#root} does not answer: ${reasonOf(error)}.`, 0)
    }
    if (response.ok) return text
    throw errorOfAnswer(response.status, response.statusText, text)
  }
}

const toText = (body: Body) => (typeof body === 'string' ? body : JSON.stringify(body))

function parseTrackingUri(trackingUri: string): URL {
  const url = URL.canParse(trackingUri) ? new URL(trackingUri) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw invalid(
    `The tracking URI "${trackingUri}" is not the http:// or https:// address of a tracking server.`,
  )
}

/** Node hides the reason of a failed fetch in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.message : error.message
}
