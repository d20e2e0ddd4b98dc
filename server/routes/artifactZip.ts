import type { FastifyInstance } from 'fastify'
import { ARTIFACT_ZIP_PATH, artifactZipRequest } from '#protocol/artifactZip.ts'
import { notFound } from '#protocol/errors.ts'
import { checkArtifactPath } from '../artifactPath.ts'
import { folderZip, type RunArtifacts } from '../folderZip.ts'
import { parseRequest } from '../parseRequest.ts'
import { hardenArtifactReply } from '../security.ts'

/** A folder of a run as one download, whichever backend keeps it. */
export function artifactZipRoute(
  app: FastifyInstance,
  artifactsOf: (runId: string) => Promise<RunArtifacts>,
) {
  app.get(ARTIFACT_ZIP_PATH, async (request, reply) => {
    const query = parseRequest(artifactZipRequest, request.query)
    const path = checkArtifactPath(query.path)
    const artifacts = await artifactsOf(query.run_id)
    // What is refused is refused before the archive begins.
    if ((await artifacts.list(path)).length === 0) {
      throw notFound(`The run has no files below "${path}".`)
    }
    return reply
      .headers({ ...hardenArtifactReply(undefined), 'content-type': 'application/zip' })
      .send(folderZip(artifacts, path))
  })
}
