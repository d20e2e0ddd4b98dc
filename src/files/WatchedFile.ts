/**
 * A file that a worker holds as long as somebody watches its state, in the form that React's `useSyncExternalStore` subscribes
 * to: the first who does opens the file, and the worker ends with the last.
 */
export abstract class WatchedFile<
  State extends { failure: string | null },
  Request,
  Reply,
  Copied,
> {
  readonly #start: State
  readonly #opening: Request
  #state: State
  #worker: Worker | null = null
  readonly #listeners = new Set<() => void>()
  readonly #copies = new Map<number, (copied: Copied) => void>()
  #copyId = 0

  /** `opening` is what the worker is asked first. */
  constructor(start: State, opening: Request) {
    this.#start = start
    this.#state = start
    this.#opening = opening
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

  protected abstract hear(reply: Reply): void

  /** Ends the reading; what was read stays. */
  stop() {
    this.send({ type: 'stop' })
  }

  /** Asks for a copy by a number of its own, under which `hear` gets it, and hands it to `takeCopy`. */
  protected askForCopy(request: (id: number) => Request): Promise<Copied> {
    const id = ++this.#copyId
    this.send(request(id))
    return new Promise((resolve) => this.#copies.set(id, resolve))
  }

  protected takeCopy(id: number, copied: Copied) {
    this.#copies.get(id)?.(copied)
    this.#copies.delete(id)
  }

  protected fail(failure: string) {
    this.#replace({ ...this.#state, failure })
  }

  protected open() {
    this.#state = this.#start
    this.#worker = this.startWorker()
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.hear(data))
    this.#worker.addEventListener('error', ({ message }) =>
      this.fail(message || 'the code that reads it could not be loaded.'),
    )
    this.send(this.#opening)
  }

  protected close() {
    this.#worker?.terminate()
    this.#worker = null
  }

  protected send(request: Request | { type: 'stop' }) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    this.#worker?.postMessage(request)
  }

  protected set(change: Partial<State>) {
    this.#replace({ ...this.#state, ...change })
  }

  #replace(state: State) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
