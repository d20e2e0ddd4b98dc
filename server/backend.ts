import type { FastifyInstance } from 'fastify'
import type { ServerInfo } from '#protocol/serverInfo.ts'

/** What answers MLflow's API behind the app: the embedded store, or a real server behind the gateway. */
export type Backend = {
  info: Omit<ServerInfo, 'readOnly' | 'user'>
  /** Registers every route that this backend answers, with its full path. */
  routes: (app: FastifyInstance) => void
  close: () => Promise<void>
}
