import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { mlflowError } from '#protocol/errors.ts'

/** What happens to one request on its way. */
export type Fault =
  | 'none'
  /** The connection breaks before the server hears of it. */
  | 'lost request'
  /** The server does what it is asked, but nobody gets to know. */
  | 'lost answer'
  /** The server is overloaded, and does nothing. */
  | 'busy'
  /** The server does not let this client do it. */
  | 'forbidden'
  /** The server fails, and does nothing. */
  | 'broken'
  /** The answer takes a while, 100 ms. */
  | 'slow'
  /** No answer ever comes. */
  | 'hung'

type SeenRequest = {
  method: string
  path: string
  body: string
  authorization: string | undefined
}

type Rule = { part: string; faults: Fault[] }

/** A proxy in front of `target` that lets requests fail as a network does, and keeps what it has seen. */
export async function startFaultyProxy(target: string) {
  const seen: SeenRequest[] = []
  const rules: Rule[] = []
  let underWay = 0
  let mostUnderWay = 0

  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse) {
    underWay += 1
    mostUnderWay = Math.max(mostUnderWay, underWay)
    outgoing.once('close', () => (underWay -= 1))
    const { method = '', url: path = '', headers } = incoming
    const body = await readBody(incoming)
    const rule = rules.find(({ part, faults }) => path.includes(part) && faults.length > 0)
    const fault = rule?.faults.shift() ?? 'none'
    seen.push({ method, path, body: body.toString(), authorization: headers.authorization })
    if (fault === 'hung') return
    const reply = await replyUnder(fault, () => forward(target, incoming, body))
    if (reply) outgoing.writeHead(reply.status, reply.headers).end(reply.text)
    else incoming.socket.destroy()
  }

  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    /** The requests so far whose path holds that part. */
    seenOf: (part: string) => seen.filter(({ path }) => path.includes(part)),
    mostUnderWay: () => mostUnderWay,
    /** Lets the next requests whose path holds that part fail, one after another. */
    fail: (part: string, ...faults: Fault[]) => void rules.push({ part, faults: [...faults] }),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

type Reply = { status: number; headers: IncomingHttpHeaders; text: Buffer | string }

/** What is answered, or null when the connection breaks. */
async function replyUnder(fault: Fault, forwarded: () => Promise<Reply>): Promise<Reply | null> {
  if (fault === 'lost request') return null
  if (fault === 'busy') {
    const body = mlflowError('TEMPORARILY_UNAVAILABLE', 'Too many requests are under way.')
    return { status: 503, headers: {}, text: JSON.stringify(body) }
  }
  if (fault === 'forbidden') {
    const body = mlflowError('PERMISSION_DENIED', 'Only the owner may write here.')
    return { status: 403, headers: {}, text: JSON.stringify(body) }
  }
  if (fault === 'broken')
    return { status: 500, headers: {}, text: '<h1>Internal Server Error</h1>' }
  if (fault === 'slow') await wait(100)
  const reply = await forwarded()
  return fault === 'lost answer' ? null : reply
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
  const { method, url = '', headers } = incoming
  const { host: _, ...passed } = headers
  const forwarded = request(`${target}${url}`, { ...(method && { method }), headers: passed })
  forwarded.end(body)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    forwarded.once('response', resolve)
    forwarded.once('error', reject)
  })
  const text = await readBody(response)
  return { status: response.statusCode ?? 502, headers: response.headers, text }
}
