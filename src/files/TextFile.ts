import type { LineQuery } from './LineFinder.ts'
import type { FileSource } from './readChunks.ts'
import type { LinePart, ShownLine, TextProgress, TextReply, TextRequest } from './textMessages.ts'
import { WatchedFile } from './WatchedFile.ts'

type TextSearch = {
  count: number
  /** Whether there are more matches than are counted. */
  isFull: boolean
  isDone: boolean
  /** Why it cannot be searched for. */
  problem: string | null
  /** The match that was gone to last, counted from 0. */
  current: { at: number; line: number; start: number; length: number } | null
}

/** A text in a worker, as far as it was read. Lines and matches are counted from 0. */
export type TextState = {
  progress: TextProgress | null
  failure: string | null
  /** The lines that were asked for last. */
  lines: ReadonlyMap<number, ShownLine>
  /** Null where nothing is searched for. */
  search: TextSearch | null
}

type Options = {
  source: FileSource
  /** In bytes; a guess is enough. */
  expectedBytes: number
  limitBytes: number
}

type Copied = { text: string; isCut: boolean }

/** A search that says nothing for so long, in ms, hangs in an expression that never ends. */
const PATIENCE_MS = 5_000

const START: TextState = { progress: null, failure: null, lines: new Map(), search: null }
const NOTHING_FOUND = { count: 0, isFull: false, isDone: false, problem: null, current: null }

/** A text, read and searched in a worker of its own while it is watched. */
export class TextFile extends WatchedFile<TextState, TextRequest, TextReply, Copied> {
  #wanted: { from: number; to: number; parts: readonly LinePart[] } | null = null
  #watch: ReturnType<typeof setTimeout> | undefined
  #fromLine = 0

  constructor(options: Options) {
    super(START, { type: 'open', ...options })
  }

  /** Says which lines are in sight, and which part of long ones. */
  want(from: number, to: number, parts: readonly LinePart[]) {
    this.#wanted = { from, to, parts }
    this.send({ type: 'want', ...this.#wanted })
  }

  /** Once all is searched, the first match in `fromLine` or below it is gone to. */
  find(query: LineQuery | null, fromLine: number) {
    this.#fromLine = fromLine
    this.send({ type: 'find', query })
    this.set({ search: query && NOTHING_FOUND })
    this.#beOnWatch(query !== null)
  }

  goToMatch(at: number) {
    this.send({ type: 'match', at })
  }

  /** Lines as they are written; `to` is not among them. */
  copy(from: number, to: number): Promise<Copied> {
    return this.askForCopy((id) => ({ type: 'copy', id, from, to }))
  }

  protected startWorker(): Worker {
    return new Worker(new URL('./textWorker.ts', import.meta.url), { type: 'module' })
  }

  protected override close() {
    clearTimeout(this.#watch)
    super.close()
  }

  protected hear(reply: TextReply) {
    switch (reply.type) {
      case 'progress':
        this.set({ progress: reply })
        break
      case 'failed':
        this.fail(reply.message)
        break
      case 'lines':
        this.set({ lines: new Map(reply.lines.map((line) => [line.line, line])) })
        break
      case 'found': {
        const { search } = this.state
        if (!search) break
        this.set({ search: { ...search, ...reply } })
        this.#beOnWatch(!reply.isDone)
        if (reply.isDone && reply.count > 0 && !search.current) {
          this.send({ type: 'matchFrom', line: this.#fromLine })
        }
        break
      }
      case 'match': {
        const { search } = this.state
        if (search) this.set({ search: { ...search, current: reply } })
        break
      }
      case 'copied':
        this.takeCopy(reply.id, reply)
        break
      default:
        reply satisfies never
    }
  }

  /** An expression can take for ever in one line, and nothing but its end ends that. */
  #beOnWatch(isSearching: boolean) {
    clearTimeout(this.#watch)
    if (!isSearching) return
    this.#watch = setTimeout(() => {
      const isReading = this.state.progress?.state === 'reading'
      if (isReading) return this.#beOnWatch(true)
      // What is on screen stays until it is read anew; gone meanwhile, it would come back with the same search.
      const { progress, lines } = this.state
      this.close()
      this.open()
      if (this.#wanted) this.send({ type: 'want', ...this.#wanted })
      const problem = 'it took more than five seconds for a part of the text, and was stopped'
      this.set({ progress, lines, search: { ...NOTHING_FOUND, isDone: true, problem } })
    }, PATIENCE_MS)
  }
}
