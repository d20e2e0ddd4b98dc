import fastify, { type FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { invalid, MlflowError, mlflowError } from '#protocol/errors.ts'
import { SERVER_INFO_PATH, type ServerInfo } from '#protocol/serverInfo.ts'
import type { Backend } from './backend.ts'

type Options = { readOnly: boolean }

/** The whole server as a function of what answers the API. It opens no port, so tests call it through `inject`. */
export function createApp(backend: Backend, { readOnly }: Options): FastifyInstance {
  const app = fastify({ forceCloseConnections: true })
  const info: ServerInfo = { ...backend.info, readOnly }
  app.get(SERVER_INFO_PATH, async () => info)
  backend.routes(app)
  app.addHook('onClose', () => backend.close())
  app.setErrorHandler((error, request, reply) => {
    const failure = toMlflowError(error)
    if (failure.status >= 500) request.log.error(error)
    return reply.status(failure.status).send(failure)
  })
  return app
}

function toMlflowError(error: unknown): MlflowError {
  if (error instanceof MlflowError) return error
  if (error instanceof z.core.$ZodError) return invalid(z.prettifyError(error))
  return mlflowError('INTERNAL_ERROR', 'The server failed; its log says why.')
}
