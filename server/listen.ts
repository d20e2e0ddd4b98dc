import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** How many further ports are tried when one is taken. */
const MORE_PORTS = 50

type Address = { host: string; port: number }

/** Listens on the wanted port, or the next free one; 0 takes any. Returns the port. */
export async function listen(app: FastifyInstance, { host, port }: Address): Promise<number> {
  const last = Math.min(port + MORE_PORTS, 65_535)
  for (let candidate = port; ; candidate++) {
    try {
      await app.listen({ host, port: candidate })
      return portOf(app.server.address(), candidate)
    } catch (error) {
      if (candidate === last || !isTaken(error)) throw error
    }
  }
}

const portOf = (address: AddressInfo | string | null, fallback: number) =>
  typeof address === 'object' && address !== null ? address.port : fallback

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
