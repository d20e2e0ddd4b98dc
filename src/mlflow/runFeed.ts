import { isUnreachable } from './client.ts'
import type { RunBlock } from './runBlock.ts'
import { recallRuns } from './runMemory.ts'
import type { RunSource } from './runSource.ts'
import { RunTable } from './runTable.ts'
import { type PageRequest, type RunPage, walkRuns } from './runWalk.ts'
import { TableMemory } from './tableMemory.ts'

/** What is known of the runs of some experiments, and how. A new object whenever anything is different. */
export type RunFeedState = {
  table: RunTable
  /** Goes up whenever the table is different. */
  version: number
  /** Whether all runs are here: remembered, or come page by page. */
  complete: boolean
  /** What is under way: the first load, or a check of what is here already. */
  loading: 'runs' | 'check' | null
  /** How many runs came in the load or check under way. */
  arrived: number
  /** How many runs there are, where the backend counts them. */
  total: number | null
  /** Why the last request failed. */
  problem: Error | null
  /** When the backend was last heard, in ms since the epoch; 0 before that. */
  updatedAt: number
}

const ACTIVE_POLL_MS = 5_000
const POLL_MS = 15_000
const RETRY_MS = 2_000
/** The newest runs that each poll asks for. */
const NEWEST = 10
/** Active runs that each poll asks for. A run whose process was killed stays active for ever, so there may be many. */
const ACTIVE_POLLED = 50
/** Run ids that one filter names. */
const IDS_AT_ONCE = 100
/** A pause in scrolling. */
const WATCH_MS = 200
/** How often listeners hear of runs that arrive: drawing each page would hold up the next. */
const TELL_MS = 250
/** How long work may keep the page from answering its user. */
const BUSY_MS = 30

/**
 * The runs of some experiments in one table, as they become known: what an earlier visit remembered at once; then all
 * pages, while rows are missing two at a time; then what is new or active, by polling. It works while somebody
 * listens, and polls while the page is visible.
 */
export class RunFeed {
  /** Tells feeds apart. */
  readonly key: string
  readonly experimentIds: readonly string[]
  readonly #source: () => Promise<RunSource>
  readonly #onSettled: (feed: RunFeed) => void
  readonly #table = new RunTable()
  readonly #listeners = new Set<() => void>()
  #tellTimer: ReturnType<typeof setTimeout> | undefined
  #toldAt = -Infinity
  #state: RunFeedState = {
    table: this.#table,
    version: 0,
    complete: false,
    loading: null,
    arrived: 0,
    total: null,
    problem: null,
    updatedAt: 0,
  }
  /** Ends all that is under way; null while the feed rests. */
  #life: AbortController | null = null
  /** Ends the load or check under way. */
  #walk = new AbortController()
  /** Whether all runs are to be asked for, instead of the newest and the active ones. */
  #walkIsDue = true
  /** Whether the last load or check met all runs. */
  #checked = false
  /** The version of the table that `onSettled` was told of. */
  #settledVersion = -1
  /** The runs of the first page, once they are here. */
  #newest: RunBlock | null = null
  /** The first page of the next load, where it is asked for ahead of it. */
  #early: Promise<RunPage> | null = null
  /** Ends the wait for the next poll. */
  #wake = () => {}
  /** Runs that the load or check under way has not met yet. */
  #unmet = new Set<string>()
  #watchTimer: ReturnType<typeof setTimeout> | undefined
  readonly #memory: TableMemory

  /**
   * `source` is asked once, when the feed begins. `onSettled` is called when all runs are here, as the backend told
   * them, and whenever one of them is different then.
   */
  constructor(
    experimentIds: readonly string[],
    source: () => Promise<RunSource>,
    onSettled: (feed: RunFeed) => void = () => {},
  ) {
    this.key = experimentIds.join()
    this.experimentIds = experimentIds
    this.#source = source
    this.#onSettled = onSettled
    this.#memory = new TableMemory(this.#table, async () => (await source()).store)
  }

  /** Whether all runs are here and the backend has told each of them, not only an earlier visit. */
  get settled(): boolean {
    return this.#checked
  }

  readonly getState = (): RunFeedState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    void this.start()
    return () => {
      this.#listeners.delete(listener)
      // A page that is drawn anew is back before this comes.
      setTimeout(() => this.release())
    }
  }

  /** Begins, or goes on after a rest. Resolves when the newest runs are here, or have failed to come; never rejects. */
  async start(): Promise<void> {
    if (!this.#life) {
      this.#life = new AbortController()
      void this.#live(this.#life.signal)
    }
    // The load meets the same failure, and tells of it.
    await this.#early?.catch(() => undefined)
  }

  /** Ends all that is under way, unless somebody listens, and until somebody does. */
  release() {
    if (this.#listeners.size > 0) return
    this.#life?.abort()
    this.#life = null
    this.#wake()
    this.#set({ loading: null })
  }

  /** Asks for all runs once more; what is here stays in sight. */
  refresh() {
    this.#walk.abort()
    this.#walkIsDue = true
    this.#checked = false
    this.#wake()
  }

  /** Stops the load or check under way; what came of it stays, and `refresh` begins another. */
  stop() {
    this.#walkIsDue = false
    this.#walk.abort()
  }

  /** Leaves what it was about to remember. */
  forget() {
    this.#memory.forget()
  }

  /** Says which runs are in sight: while what is remembered is checked, they come first. */
  watch(runIds: readonly string[]) {
    clearTimeout(this.#watchTimer)
    if (this.#state.loading !== 'check') return
    this.#watchTimer = setTimeout(() => {
      const unchecked = runIds.filter((id) => this.#unmet.delete(id))
      void this.touch(unchecked)
    }, WATCH_MS)
  }

  /** Asks for some runs now: they were changed, or are in sight. Those that are gone leave the table. Never rejects. */
  async touch(runIds: readonly string[]): Promise<void> {
    try {
      await this.#reload(runIds)
    } catch (error) {
      if (this.#life && error instanceof Error) this.#set({ problem: error })
    }
  }

  async #reload(runIds: readonly string[]): Promise<void> {
    for (let start = 0; start < runIds.length; start += IDS_AT_ONCE) {
      const ids = runIds.slice(start, start + IDS_AT_ONCE)
      const { block } = await this.#request({ filter: idFilter(ids), maxResults: ids.length })
      const found = new Set(block.ids)
      this.#take(
        block,
        ids.filter((id) => !found.has(id)),
      )
    }
  }

  /** Asks for a page of what a filter of MLflow's finds, in an order of MLflow's, and takes it in. */
  async ask(request: PageRequest & { filter: string }): Promise<RunPage> {
    const page = await this.#request(request)
    this.#take(page.block)
    return page
  }

  async #request(
    request: Partial<PageRequest> & { maxResults: number; filter?: string },
    signal = this.#life?.signal,
  ): Promise<RunPage> {
    const source = await this.#source()
    const page = await source.ask(
      {
        experimentIds: this.experimentIds,
        filter: '',
        orderBy: ['attributes.start_time DESC'],
        pageToken: null,
        ...request,
      },
      signal,
    )
    signal?.throwIfAborted()
    this.#set({ updatedAt: Date.now(), problem: null })
    return page
  }

  async #live(life: AbortSignal) {
    // A new browser takes longer to open its database than our server to answer.
    // Where no load is due, the page would be old by the time of one.
    const loads = this.#walkIsDue && !this.#state.complete
    this.#newest = null
    this.#early = loads ? this.#askEarly(life) : null
    await this.#recall(life)
    while (!life.aborted) {
      try {
        await (this.#walkIsDue ? this.#load(life) : this.#poll())
        if (this.#walkIsDue) continue
      } catch (error) {
        if (life.aborted) return
        if (error instanceof Error) this.#set({ problem: error })
      }
      await this.#pause(life)
    }
  }

  async #askEarly(life: AbortSignal): Promise<RunPage> {
    const { pageSizes } = await this.#source()
    const page = await this.#request({ maxResults: pageSizes.first }, life)
    this.#newest = page.block
    this.#take(page.block)
    return page
  }

  /** Shows what an earlier visit left. */
  async #recall(life: AbortSignal) {
    const { store } = await this.#source().catch(() => ({ store: null }))
    if (store === null || this.#state.complete) return
    const recalled = await Promise.all(this.experimentIds.map((id) => recallRuns(store, id)))
    for (const block of recalled.flatMap((blocks) => blocks ?? [])) {
      if (life.aborted) return
      this.#table.absorb(block)
      await breathe()
    }
    // What the backend has told meanwhile is newer.
    if (this.#newest) this.#table.absorb(this.#newest)
    if (!life.aborted && !recalled.includes(null)) {
      this.#set({ version: this.#table.version, complete: true })
    }
  }

  /** Walks over all runs. Those that it did not meet are asked for by id, and leave the table if they are gone. */
  async #load(life: AbortSignal) {
    this.#walk = new AbortController()
    const signal = AbortSignal.any([life, this.#walk.signal])
    const { complete } = this.#state
    this.#checked = false
    this.#unmet = new Set(this.#runIds())
    this.#set({ loading: complete ? 'check' : 'runs', arrived: 0 })
    try {
      const { pageSizes } = await this.#source()
      signal.throwIfAborted()
      if (complete) await this.#reload(this.#activeIds())
      await walkRuns({
        ask: (request, until) => {
          const early = this.#early
          this.#early = null
          return early?.catch(() => this.#request(request, until)) ?? this.#request(request, until)
        },
        pageSizes,
        bothWays: !complete,
        onPage: ({ block, total }) => {
          for (const id of block.ids) this.#unmet.delete(id)
          this.#take(block)
          const arrived = this.#state.arrived + block.ids.length
          this.#set({ arrived, ...(total !== null && { total }) })
        },
        signal,
      })
      await this.#reload([...this.#unmet])
      this.#walkIsDue = false
      this.#checked = true
      this.#set({ complete: true })
      this.#rememberSoon(complete ? [] : this.experimentIds)
    } catch (error) {
      // Where the user stopped it or wants another one, that is no failure.
      if (!this.#walk.signal.aborted) throw error
    } finally {
      if (!life.aborted) this.#set({ loading: null })
    }
  }

  /** Asks for the newest runs, as far as they are new, and for the active ones. */
  async #poll() {
    let pageToken: string | null = null
    do {
      const page: RunPage = await this.#request({ maxResults: NEWEST, pageToken })
      const allNew = page.block.ids.every((id) => this.#table.rowOf(id) === undefined)
      this.#take(page.block)
      pageToken = allNew ? page.nextPageToken : null
      if (page.total !== null) this.#set({ total: page.total })
    } while (pageToken !== null)
    await this.#reload(this.#activeIds())
    // Somebody deleted, restored or back-dated runs.
    const { total, complete } = this.#state
    if (complete && total !== null && total !== this.#table.count) this.refresh()
  }

  /** Waits until it is time to ask again: sooner while runs are active, not while the page is hidden. */
  async #pause(life: AbortSignal) {
    const { problem } = this.#state
    const usual = this.#activeIds().length > 0 ? ACTIVE_POLL_MS : POLL_MS
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      setTimeout(resolve, isUnreachable(problem) ? RETRY_MS : usual)
    })
    while (document.hidden && !life.aborted) await nextVisibility()
  }

  #runIds(): string[] {
    return Array.from(this.#table.rows(), (row) => this.#table.ids[row] ?? '')
  }

  /** Those that started last, as many as are polled. */
  #activeIds(): string[] {
    const { statuses, startedAt, ids } = this.#table
    return [...this.#table.rows()]
      .filter((row) => statuses[row] === 'RUNNING' || statuses[row] === 'SCHEDULED')
      .toSorted((a, b) => (startedAt[b] ?? 0) - (startedAt[a] ?? 0))
      .slice(0, ACTIVE_POLLED)
      .map((row) => ids[row] ?? '')
  }

  #take(block: RunBlock, goneIds: readonly string[] = []) {
    const rows = goneIds.flatMap((id) => this.#table.rowOf(id) ?? [])
    const lost = rows.map((row) => this.#table.experimentIds[row] ?? '')
    const changed = [this.#table.absorb(block), this.#table.remove(goneIds)]
    if (!changed.includes(true)) return
    this.#set({ version: this.#table.version })
    this.#rememberSoon(new Set([...block.experimentIds, ...lost]))
  }

  #rememberSoon(experimentIds: Iterable<string>) {
    this.#memory.changed(experimentIds, () => this.#state.complete)
  }

  #set(change: Partial<RunFeedState>) {
    this.#state = { ...this.#state, ...change }
    const rest = this.#state.loading === null ? 0 : TELL_MS - (performance.now() - this.#toldAt)
    clearTimeout(this.#tellTimer)
    // What changes within one turn is told as one.
    this.#tellTimer = setTimeout(() => {
      // The first runs are told at once.
      if (this.#state.version > 0) this.#toldAt = performance.now()
      for (const listener of this.#listeners) listener()
    }, rest)
    if (!this.#checked || this.#settledVersion === this.#table.version) return
    this.#settledVersion = this.#table.version
    this.#onSettled(this)
  }
}

/** An id has no quotes: MLflow allows letters, digits, `_` and `-`. */
const idFilter = (ids: readonly string[]) =>
  `attributes.run_id IN (${ids.map((id) => `'${id}'`).join(', ')})`

let busySince = 0

/** Lets the page answer its user, when it has not for a while. */
async function breathe() {
  if (performance.now() - busySince < BUSY_MS) return
  await new Promise((resolve) => setTimeout(resolve))
  busySince = performance.now()
}

const nextVisibility = () =>
  new Promise<void>((resolve) => {
    document.addEventListener('visibilitychange', () => resolve(), { once: true })
  })
