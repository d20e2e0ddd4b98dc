import { isIP } from 'node:net'
import { hostname } from 'node:os'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mlflowError } from '#protocol/errors.ts'
import { parseUrl } from './parseUrl.ts'

type Options = {
  /** The name or address that the server is bound to. */
  boundTo: string
  readOnly: boolean
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** POSTs that change nothing; they are POSTs for the size of what they take. */
const READING_POSTS =
  /^\/((ajax-)?api\/2\.0\/mlflow\/(experiments\/search|experiments\/search-datasets|runs\/search|registered-models\/get-latest-versions|logged-models\/search)|tidemark\/runs\/search-columns)$/

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what a web page elsewhere could send to a server on this machine, and sets the headers of every answer. */
export function secure(app: FastifyInstance, { boundTo, readOnly }: Options) {
  void app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        // Files are read in workers.
        'worker-src': ["'self'"],
        // The board's drag and drop writes its rules into a style element.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        // Recordings play from where artifacts are.
        'media-src': ["'self'"],
        // The browser's viewer of PDF files. What else is framed brings its document with it, and can go nowhere.
        'frame-src': ['blob:'],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Plain HTTP on this machine is what most people use.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })

  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? ''
    if (!isOwnHost(host, boundTo)) {
      throw mlflowError(
        'PERMISSION_DENIED',
        `The Host header "${host}" is not an address of this server.`,
      )
    }
    if (!isWrite(request)) return
    if (!isSameOrigin(request.headers.origin, host)) {
      throw mlflowError('PERMISSION_DENIED', 'Requests from pages of another origin are refused.')
    }
    if (readOnly) {
      throw mlflowError(
        'PERMISSION_DENIED',
        'This server is read-only: it was started with --read-only.',
      )
    }
  })
}

/**
 * A name that only points at this machine for a moment is how a foreign page gets in (DNS rebinding);
 * an address literal cannot be rebound.
 */
export function isOwnHost(host: string, boundTo: string): boolean {
  const name = parseUrl(`http://${host}`)
    ?.hostname.replace(/^\[|\]$/g, '')
    .toLowerCase()
  if (!name) return false
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true
  return (
    !LOOPBACK.has(boundTo) && (name === boundTo.toLowerCase() || name === hostname().toLowerCase())
  )
}

/** Scripts send no Origin; a browser does on every write. */
export const isSameOrigin = (origin: string | undefined, host: string): boolean =>
  origin === undefined || parseUrl(origin)?.host === host.toLowerCase()

function isWrite({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): boolean {
  if (READING_METHODS.has(method)) return false
  const [path = ''] = url.split('?')
  return !(method === 'POST' && READING_POSTS.test(path))
}

const ARTIFACT_PATHS =
  /^\/(get-artifact|model-versions\/get-artifact|(ajax-)?api\/2\.0\/mlflow-artifacts\/artifacts\/.+|ajax-api\/.+\/artifacts\/files)$/

/** Whether a path answers with the bytes of an artifact, which may be anything. */
export const isArtifactPath = (path: string): boolean => ARTIFACT_PATHS.test(path)

/** Headers under which artifact bytes are a download and never a page of this origin, whatever they are. */
export const hardenArtifactReply = (disposition: string | undefined) => ({
  'content-disposition': disposition?.startsWith('attachment') ? disposition : 'attachment',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
})
