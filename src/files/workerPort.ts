/** What both ends of a connection with a worker can do. */
export type Port = {
  postMessage: (message: unknown) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
}

/** Starts a worker's service where the module was loaded as one, and not by a test. */
export function serveInWorker(serve: (port: Port) => void) {
  if ('DedicatedWorkerGlobalScope' in globalThis) serve(globalThis)
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
