import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { proxyListRequest } from '#protocol/artifactRequests.ts'
import { mlflowError } from '#protocol/errors.ts'
import type { ArtifactFiles } from '../artifactFiles.ts'
import { parseRequest } from '../parseRequest.ts'
import { presentEntry } from './artifacts.ts'
import { listed } from './present.ts'
import { sendArtifact } from './sendArtifact.ts'

const pathParam = z.object({ '*': z.string() })

/** The raw tree of files that MLflow's clients log to and load from. Uploads are streams, whatever they claim to be. */
export function artifactProxyRoutes(app: FastifyInstance, files: ArtifactFiles) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async (_request: unknown, payload: Readable) => payload)

  app.get('/artifacts', async ({ query }) => {
    const entries = await files.list(parseRequest(proxyListRequest, query).path)
    return { files: listed(entries.map((entry) => presentEntry(entry, entry.name))) }
  })

  app.get('/artifacts/*', async (request, reply) => {
    const path = pathParam.parse(request.params)['*']
    return sendArtifact(request, reply, path, await files.open(path))
  })

  app.put<{ Body: Readable | undefined }>('/artifacts/*', async ({ params, raw, body }) => {
    // A request without a body is an empty file.
    await files.write(pathParam.parse(params)['*'], body ?? raw)
    return {}
  })

  app.delete('/artifacts/*', async ({ params }) => {
    await files.remove(pathParam.parse(params)['*'])
    return {}
  })

  for (const step of ['create', 'complete', 'abort']) {
    app.post(`/mpu/${step}/*`, async () => {
      throw mlflowError('NOT_IMPLEMENTED', 'Files are uploaded in one piece to this server.')
    })
  }
}
