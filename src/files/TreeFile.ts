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
  /** Whether something is being opened or closed, which the rows do not show yet. */
  isTurning: boolean
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

type Copied = { text: string; isCut: boolean }

const START: TreeState = {
  progress: null,
  failure: null,
  total: 0,
  from: 0,
  rows: [],
  isTurning: false,
  search: null,
  node: null,
}

/** A JSON or YAML file, read and searched in a worker of its own while it is watched. */
export class TreeFile extends WatchedFile<TreeState, TreeRequest, TreeReply, Copied> {
  /** How often the worker was asked to open or close something. */
  #changes = 0

  constructor(options: Options) {
    super(START, { type: 'open', ...options })
  }

  /** Says which rows are in sight. */
  want(from: number, to: number) {
    this.send({ type: 'want', from, to })
  }

  turn(node: number, open: boolean) {
    this.#change({ type: 'turn', node, open })
  }

  openTo(depth: number) {
    this.#change({ type: 'openTo', depth })
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
  copy(node: number): Promise<Copied> {
    return this.askForCopy((id) => ({ type: 'copy', id, node }))
  }

  protected startWorker(): Worker {
    return new Worker(new URL('./treeWorker.ts', import.meta.url), { type: 'module' })
  }

  protected override open() {
    this.#changes = 0
    super.open()
  }

  #change(request: Extract<TreeRequest, { type: 'turn' | 'openTo' }>) {
    this.#changes++
    this.send(request)
    this.set({ isTurning: true })
  }

  protected hear(reply: TreeReply) {
    const { search } = this.state
    switch (reply.type) {
      case 'progress':
        this.set({ progress: reply })
        break
      case 'failed':
        this.fail(reply.message)
        break
      case 'rows':
        this.set({
          total: reply.total,
          from: reply.from,
          rows: reply.rows,
          isTurning: reply.changes < this.#changes,
        })
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
        this.takeCopy(reply.id, reply)
        break
      default:
        reply satisfies never
    }
  }
}
