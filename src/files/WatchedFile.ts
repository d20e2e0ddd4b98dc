/**
 * A file that a worker holds as long as somebody watches its state, in the form that React's `useSyncExternalStore` subscribes
 * to: the first who does opens the file, and the worker ends with the last.
 */
export abstract class WatchedFile<State extends object, Request, Reply> {
  readonly #start: State
  #state: State
  #worker: Worker | null = null
  readonly #listeners = new Set<() => void>()

  constructor(start: State) {
    this.#start = start
    this.#state = start
  }

  get state(): State {
    return this.#state
  }

  readonly getState = (): State => this.#state

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    if (!this.#worker) this.open()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.close()
    }
  }

  /** A worker that serves such files. */
  protected abstract startWorker(): Worker

  /** What the worker is asked first. */
  protected abstract opening(): Request

  protected abstract hear(reply: Reply): void

  /** What is said when the worker's own code cannot be had. */
  protected abstract fail(message: string): void

  protected open() {
    this.#state = this.#start
    this.#worker = this.startWorker()
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.hear(data))
    this.#worker.addEventListener('error', ({ message }) =>
      this.fail(message || 'the code that reads it could not be loaded.'),
    )
    this.send(this.opening())
  }

  protected close() {
    this.#worker?.terminate()
    this.#worker = null
  }

  protected send(request: Request) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    this.#worker?.postMessage(request)
  }

  protected set(change: Partial<State>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
