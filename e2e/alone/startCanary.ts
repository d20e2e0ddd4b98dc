import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

export type Canary = {
  /** Such as `http://127.0.0.1:1234`. */
  address: string
  /** What has come so far, TCP and UDP: each the beginning of what was sent, or that nothing was. */
  heard: string[]
  stop: () => void
}

/** Listens where nobody should ever connect to, and takes down who does, even without a word: as for a preconnection. */
export async function startCanary(): Promise<Canary> {
  const heard: string[] = []
  const server = createServer((socket) => {
    const at = heard.push('a connection') - 1
    socket.on('data', (data) => (heard[at] = data.toString('latin1').slice(0, 200)))
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  // What WebRTC asks of a STUN server comes as UDP.
  const datagrams = createSocket('udp4', (message) => heard.push(`UDP of ${message.length} bytes`))
  datagrams.bind(port, '127.0.0.1')
  await once(datagrams, 'listening')
  return {
    address: `http://127.0.0.1:${port}`,
    heard,
    stop: () => {
      server.close()
      datagrams.close()
    },
  }
}
