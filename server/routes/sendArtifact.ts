import { basename } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ArtifactFile } from '../artifactFiles.ts'
import { artifactType } from '../artifactType.ts'
import { hardenArtifactReply } from '../security.ts'

/** Streams a file, or the one range of it that was asked for, as a download that no browser renders. */
export function sendArtifact(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  { size, modified, read }: ArtifactFile,
) {
  const etag = `"${size.toString(36)}-${modified.getTime().toString(36)}"`
  void reply.headers({
    ...hardenArtifactReply(attachment(basename(path))),
    'content-type': artifactType(path),
    'accept-ranges': 'bytes',
    'cache-control': 'no-cache',
    'last-modified': modified.toUTCString(),
    etag,
  })
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()

  const range = readRange(request.headers.range, size)
  if (range === 'unsatisfiable') {
    return reply.status(416).header('content-range', `bytes */${size}`).send()
  }
  const isStale = ![undefined, etag].includes(request.headers['if-range']?.toString())
  if (range === 'whole' || isStale) {
    void reply.header('content-length', size)
    return reply.send(size === 0 ? '' : read(0, size - 1))
  }
  void reply.status(206).headers({
    'content-length': range.end - range.start + 1,
    'content-range': `bytes ${range.start}-${range.end}/${size}`,
  })
  return reply.send(read(range.start, range.end))
}

/** The second name is for what the first cannot spell. */
function attachment(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

type Range = 'whole' | 'unsatisfiable' | { start: number; end: number }

/** Several ranges at once are answered with the whole, which HTTP allows. */
function readRange(header: string | undefined, size: number): Range {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return 'whole'
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < start) return 'whole'
  return start > end ? 'unsatisfiable' : { start, end }
}
