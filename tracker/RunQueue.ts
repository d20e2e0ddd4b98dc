import { MlflowError } from '#protocol/errors.ts'
import { batchBody, cutBatches, type Part } from './batches.ts'
import type { Entry } from './entries.ts'
import { isAway } from './retries.ts'
import { storedNaNs } from './storedNaNs.ts'
import type { TrackingServer } from './TrackingServer.ts'

type Reject = (reason: unknown) => void
/** A call to log entries, until all of them are acknowledged. */
type BatchJob = { entries: Entry[]; failed: boolean; resolve: () => void; reject: Reject }
/** Anything else that is sent for the run, in its turn. */
type TaskJob = { task: () => Promise<void>; reject: Reject }

/** Sends what is logged to one run: one request at a time, in order, and together what waits together. */
export class RunQueue {
  readonly #server: TrackingServer
  readonly #runId: string
  #waiting: (BatchJob | TaskJob)[] = []
  #underWay: BatchJob[] = []
  #work: Promise<void> | undefined

  constructor(server: TrackingServer, runId: string) {
    this.#server = server
    this.#runId = runId
  }

  /** Resolves once the server has acknowledged every entry. */
  log(entries: Entry[]): Promise<void> {
    return new Promise((resolve, reject) => this.#add({ entries, failed: false, resolve, reject }))
  }

  /** Does something that takes requests of its own, in its turn. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) =>
      this.#add({ task: async () => resolve(await task()), reject }),
    )
  }

  /** The bodies of the log-batches that would deliver everything that is not acknowledged. */
  unacknowledged(): string[] {
    const waiting = this.#waiting.filter((job) => 'entries' in job)
    const batches = cutBatches([...this.#underWay, ...waiting])
    return batches.map((parts) => this.#bodyOf(parts))
  }

  /** Resolves once nothing waits any more. */
  async idle(): Promise<void> {
    await this.#work
  }

  #add(job: BatchJob | TaskJob) {
    this.#waiting.push(job)
    // Calls that are made in one go travel together, so work begins after them.
    this.#work ??= Promise.resolve().then(() => this.#workOff())
  }

  async #workOff() {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      try {
        if ('task' in next) {
          this.#waiting.shift()
          await next.task()
        } else {
          await this.#deliver(this.#takeBatchJobs())
        }
      } catch (error) {
        next.reject(error)
        this.#giveUp(error)
      }
    }
    this.#work = undefined
  }

  /** All that can travel together: up to the next task, which has its place in the order. */
  #takeBatchJobs(): BatchJob[] {
    const task = this.#waiting.findIndex((job) => 'task' in job)
    const jobs = this.#waiting.splice(0, task === -1 ? this.#waiting.length : task)
    return jobs.filter((job) => 'entries' in job)
  }

  async #deliver(jobs: BatchJob[]) {
    this.#underWay = jobs
    for (const batch of cutBatches(jobs)) await this.#deliverBatch(batch)
    this.#underWay = []
    for (const job of jobs) job.resolve()
  }

  async #deliverBatch(batch: Part<BatchJob>[]): Promise<void> {
    const parts = batch.filter(({ call }) => !call.failed)
    if (parts.length === 0) return
    try {
      await this.#server.post('runs/log-batch', this.#bodyOf(parts))
    } catch (error) {
      if (isRefusal(error)) await this.#deliverRefused(parts, error)
      else this.#fail(parts, error)
    }
  }

  /** One bad call must not fail the others: where a batch is refused, each call is sent by itself. */
  async #deliverRefused(parts: Part<BatchJob>[], error: unknown): Promise<void> {
    const rest = await this.#withoutStoredNaNs(parts)
    if (rest !== parts) return this.#deliverBatch(rest)
    if (parts.length === 1) return this.#fail(parts, error)
    for (const part of parts) await this.#deliverBatch([part])
  }

  async #withoutStoredNaNs(parts: Part<BatchJob>[]): Promise<Part<BatchJob>[]> {
    const entries = parts.flatMap(({ entries }) => entries)
    try {
      const stored = await storedNaNs(this.#server, this.#runId, entries)
      if (stored.size === 0) return parts
      return parts.map(({ call, entries }) => ({
        call,
        entries: entries.filter((entry) => !stored.has(entry)),
      }))
    } catch {
      // The refusal itself says more than that nothing could be looked up.
      return parts
    }
  }

  #fail(parts: Part<BatchJob>[], error: unknown) {
    for (const { call } of parts) {
      call.failed = true
      call.reject(error)
    }
    this.#giveUp(error)
  }

  /** What waits for a server that has stayed away through all tries would fare no better. */
  #giveUp(error: unknown) {
    if (!isAway(error)) return
    for (const job of this.#underWay) {
      job.failed = true
      job.reject(error)
    }
    for (const job of this.#waiting) job.reject(error)
    this.#waiting = []
  }

  #bodyOf(parts: Part<BatchJob>[]): string {
    return batchBody(
      this.#runId,
      parts.flatMap(({ entries }) => entries),
    )
  }
}

/** Something in the request is bad, rather than everything that this client might send. */
const isRefusal = (error: unknown) =>
  error instanceof MlflowError && (error.status === 400 || error.status === 413)
