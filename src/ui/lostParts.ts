const retries = new Set<() => void>()
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

/** The parts of the page whose code did not come; each is here with what tries it again. */
export const lostParts = {
  add: (retry: () => void) => {
    if (!retries.has(retry)) {
      retries.add(retry)
      tell()
    }
  },
  delete: (retry: () => void) => {
    if (retries.delete(retry)) tell()
  },
  count: () => retries.size,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  /** To be called when what serves the code has come back. */
  retryAll: () => {
    for (const retry of retries) retry()
  },
}
