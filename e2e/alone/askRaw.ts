import { request } from 'node:http'
import { text } from 'node:stream/consumers'

/** What a server answers to a path that is sent as it stands: `fetch` would straighten it out before. */
export const askRaw = (
  url: string,
  method: 'GET' | 'PUT' | 'DELETE',
  path: string,
): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const asked = request({ hostname, port, method, path }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), reject)
    })
    asked.on('error', reject)
    asked.end(method === 'PUT' ? 'x' : undefined)
  })
