import type { ShownNode, TreeFormat, TreeProgress, TreeReply, TreeRequest } from './treeMessages.ts'
import { WatchedFile } from './WatchedFile.ts'

type TreeSearch = {
  count: number
  isFull: boolean
  isDone: boolean
  /** The match that was gone to last, counted from 0, and its row. */
  current: { at: number; row: number; node: number } | null
}

/** A tree in a worker. Rows and nodes are counted from 0. */
export type TreeState = {
  progress: TreeProgress | null
  failure: string | null
  /** Rows of what is open, and those of them that were asked for last. */
  total: number
  from: number
  rows: readonly ShownNode[]
  /** Null where nothing is searched for. */
  search: TreeSearch | null
  /** The node that was asked for last, in full. */
  node: { node: number; path: string; text: string; isCut: boolean } | null
}

type Options = {
  url: string
  format: TreeFormat
  /** In bytes; a guess is enough. */
  expectedBytes: number
  limitBytes: number
}

const START: TreeState = {
  progress: null,
  failure: null,
  total: 0,
  from: 0,
  rows: [],
  search: null,
  node: null,
}

/** A JSON or YAML file, read and searched in a worker of its own while it is watched. */
export class TreeFile extends WatchedFile<TreeState, TreeRequest, TreeReply> {
  readonly #options: Options
  readonly #copies = new Map<number, (copied: { text: string; isCut: boolean }) => void>()
  #copyId = 0

  constructor(options: Options) {
    super(START)
    this.#options = options
  }

  stop() {
    this.send({ type: 'stop' })
  }

  /** Says which rows are in sight. */
  want(from: number, to: number) {
    this.send({ type: 'want', from, to })
  }

  turn(node: number, open: boolean) {
    this.send({ type: 'turn', node, open })
  }

  openTo(depth: number) {
    this.send({ type: 'openTo', depth })
  }

  /** Searches names and values; the first match is gone to once all are found. */
  find(text: string) {
    this.send({ type: 'find', text })
    this.set({
      search: text === '' ? null : { count: 0, isFull: false, isDone: false, current: null },
    })
  }

  goToMatch(at: number) {
    this.send({ type: 'match', at })
  }

  read(node: number) {
    this.send({ type: 'read', node })
  }

  /** A value as it is written. */
  copy(node: number): Promise<{ text: string; isCut: boolean }> {
    const id = ++this.#copyId
    this.send({ type: 'copy', id, node })
    return new Promise((resolve) => this.#copies.set(id, resolve))
  }

  protected startWorker(): Worker {
    return new Worker(new URL('./treeWorker.ts', import.meta.url), { type: 'module' })
  }

  protected opening(): TreeRequest {
    return { type: 'open', ...this.#options }
  }

  protected fail(failure: string) {
    this.set({ failure })
  }

  protected hear(reply: TreeReply) {
    const { search } = this.state
    switch (reply.type) {
      case 'progress':
        this.set({ progress: reply })
        break
      case 'failed':
        this.set({ failure: reply.message })
        break
      case 'rows':
        this.set({ total: reply.total, from: reply.from, rows: reply.rows })
        break
      case 'found':
        if (!search) break
        this.set({ search: { ...search, ...reply } })
        if (reply.isDone && reply.count > 0 && !search.current) this.goToMatch(0)
        break
      case 'match':
        if (search) this.set({ search: { ...search, current: reply } })
        break
      case 'node':
        this.set({ node: reply })
        break
      case 'copied':
        this.#copies.get(reply.id)?.(reply)
        this.#copies.delete(reply.id)
        break
      default:
        reply satisfies never
    }
  }
}
