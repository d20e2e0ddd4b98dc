import type { IncomingHttpHeaders } from 'node:http'
import replyFrom from '@fastify/reply-from'
import type { FastifyInstance } from 'fastify'
import { invalid, MlflowError } from '#protocol/errors.ts'
import type { Backend } from './backend.ts'
import { artifactZipRoute } from './routes/artifactZip.ts'
import { hardenArtifactReply, isArtifactPath } from './security.ts'
import type { Upstream } from './upstream.ts'
import { upstreamArtifacts } from './upstreamArtifacts.ts'

/** What a real MLflow server answers below its own address; everything else is the app's. */
const PROXIED = [
  '/api/*',
  '/ajax-api/*',
  '/get-artifact',
  '/model-versions/get-artifact',
  '/version',
]

/** A real server's slowest answers, full pages of runs, take well over ten seconds. */
const TIMEOUT_MS = 180_000

/** Never sent on: they belong to one connection, or would make the upstream take the browser for a stranger. */
const REQUEST_HEADERS_KEPT_BACK = [
  'origin',
  'referer',
  'cookie',
  'authorization',
  'expect',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'upgrade',
]

/** Never sent back: they belong to one connection, to the upstream's own pages, or are set by us. */
const REPLY_HEADERS_KEPT_BACK = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'trailer',
  'upgrade',
  // A browser would ask for a password that only the gateway may hold.
  'www-authenticate',
  'set-cookie',
  'server',
  'x-frame-options',
  'access-control-allow-origin',
  'access-control-allow-credentials',
])

/** A same-origin proxy to one fixed MLflow server. Bodies are streamed both ways; redirects are not followed. */
export function gateway({ url, authorization, version }: Upstream): Backend {
  return {
    info: {
      kind: 'gateway',
      source: url,
      store: url,
      mlflowVersion: version,
      runColumns: false,
      historyColumns: false,
    },
    close: async () => {},
    routes: (app) => {
      artifactZipRoute(app, async (runId) => upstreamArtifacts({ url, authorization }, runId))
      void app.register(async (proxy) => proxyRoutes(proxy, url, authorization))
    },
  }
}

async function proxyRoutes(app: FastifyInstance, url: string, authorization: string | null) {
  await app.register(replyFrom, {
    disableRequestLogging: true,
    undici: { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS },
  })
  // Every body passes through unread.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  const { origin, pathname } = new URL(url)
  const prefix = pathname.replace(/\/$/, '')

  for (const path of PROXIED) {
    app.all(path, { exposeHeadRoute: false }, (request, reply) => {
      const [requested = ''] = request.url.split('?')
      // Dot segments would be resolved only after the rules for this path were applied.
      if (new URL(requested, origin).pathname !== requested) throw invalid('Invalid path')
      return reply.from(origin + prefix + requested, {
        rewriteRequestHeaders: (_request, headers) => {
          const kept = { ...headers }
          for (const name of REQUEST_HEADERS_KEPT_BACK) delete kept[name]
          return authorization === null ? kept : { ...kept, authorization }
        },
        rewriteHeaders: (headers) => ({
          ...withoutHeaders(headers, REPLY_HEADERS_KEPT_BACK),
          ...(isArtifactPath(requested) && hardenArtifactReply(headers['content-disposition'])),
        }),
        onResponse: (_request, reply, response) => {
          const refusal = refusalOf(reply.statusCode, url, authorization)
          if (!refusal) return void reply.send(response.stream)
          response.stream.resume()
          for (const name of ['content-length', 'content-encoding', 'location'])
            reply.removeHeader(name)
          return void reply.code(refusal.status).send(refusal.toJSON())
        },
        onError: (reply, { error }) => {
          const reason = error.cause instanceof Error ? error.cause.message : error.message
          const message = `The MLflow server at ${url} does not answer (${reason || error.name}).`
          void reply
            .code(502)
            .send(new MlflowError('TEMPORARILY_UNAVAILABLE', message, 502).toJSON())
        },
      })
    })
  }
}

/** An answer that the app could make nothing of, as an error that says what to do about it. */
function refusalOf(status: number, url: string, authorization: string | null) {
  if (status === 401) {
    const message =
      authorization === null
        ? `The MLflow server at ${url} asks for credentials: set MLFLOW_TRACKING_USERNAME and ` +
          'MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, where Tidemark is started.'
        : `The MLflow server at ${url} refuses the credentials that Tidemark was started with.`
    return new MlflowError('UNAUTHENTICATED', message, 401)
  }
  if (status >= 300 && status < 400 && status !== 304) {
    const message = `The MLflow server at ${url} answers with a redirect, which is not followed: start Tidemark with the address it redirects to.`
    return new MlflowError('BAD_REQUEST', message, 502)
  }
  return null
}

const withoutHeaders = (headers: IncomingHttpHeaders | object, names: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.has(name)))
