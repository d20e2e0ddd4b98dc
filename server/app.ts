import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { invalid, MlflowError, mlflowError } from '#protocol/errors.ts'
import { SERVER_INFO_PATH, type ServerInfo } from '#protocol/serverInfo.ts'
import type { Backend } from './backend.ts'
import { secure } from './security.ts'

type Options = {
  readOnly: boolean
  /** Who runs it. */
  user?: string
  /** The name or address that the server will be bound to. */
  boundTo?: string
  /** The folder of the built app; without it only the API is served. */
  webRoot?: string
}

/** The whole server as a function of what answers the API. It opens no port, so tests call it through `inject`. */
export function createApp(
  backend: Backend,
  { readOnly, user = 'unknown', boundTo = '127.0.0.1', webRoot }: Options,
): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    logger: { level: 'error', stream: process.stderr },
    routerOptions: { maxParamLength: 10_000 },
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
  })
  app.setErrorHandler(sendError)
  app.setNotFoundHandler(answerUnknownPath)
  secure(app, { boundTo, readOnly })

  const info: ServerInfo = { ...backend.info, readOnly, user }
  app.get(SERVER_INFO_PATH, async () => info)
  backend.routes(app)
  app.addHook('onClose', () => backend.close())
  if (webRoot !== undefined) serveWeb(app, webRoot)
  return app
}

function serveWeb(app: FastifyInstance, webRoot: string) {
  void app.register(fastifyStatic, {
    root: webRoot,
    // Files are found now, once: no request's path ever reaches the disk.
    wildcard: false,
    setHeaders: (reply, path) => {
      // Built files carry a hash of their content in their name.
      const cached = path.startsWith(join(webRoot, 'assets'))
      void reply.header(
        'cache-control',
        cached ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
}

const API_PATHS =
  /^\/(api|ajax-api|get-artifact|model-versions|graphql|v1|tidemark|version|health)\b/

/** Every address that is neither the API's nor a file's is a page of the app, which finds its own way. */
async function answerUnknownPath(request: FastifyRequest, reply: FastifyReply) {
  const [path = ''] = request.url.split('?')
  const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
  if (wantsPage && !API_PATHS.test(path) && reply.sendFile !== undefined) {
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  }
  throw mlflowError('ENDPOINT_NOT_FOUND', `There is no endpoint ${request.method} ${path}.`)
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const failure = toMlflowError(error)
  if (failure.code === 'INTERNAL_ERROR') request.log.error(error)
  return reply.status(failure.status).send(failure.toJSON())
}

function toMlflowError(error: unknown): MlflowError {
  if (error instanceof MlflowError) return error
  if (error instanceof z.core.$ZodError) return invalid(z.prettifyError(error))
  // The web framework's own refusals: a body that is too large, of the wrong type, not JSON.
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    if (error.statusCode < 500)
      return new MlflowError('BAD_REQUEST', error.message, error.statusCode)
  }
  return mlflowError('INTERNAL_ERROR', 'The server failed; its log says why.')
}
