import type { RunStatus } from '#protocol/runs.ts'
import { ActiveRun, type RunIdentity, type StartRun } from './ActiveRun.ts'
import type { ModelRegistry } from './ModelRegistry.ts'
import { RunCalls } from './RunCalls.ts'
import { RunQueue } from './RunQueue.ts'
import type { TrackingServer } from './TrackingServer.ts'
import { wait } from './wait.ts'

/** A run between its start and its end, with what ends it. */
export class OpenRun {
  readonly run: ActiveRun
  readonly calls = new RunCalls()
  readonly #queue: RunQueue
  readonly #server: TrackingServer
  #ending: Promise<unknown> | undefined

  constructor(
    identity: RunIdentity,
    means: { server: TrackingServer; registry: ModelRegistry; startChild: StartRun },
  ) {
    this.#server = means.server
    this.#queue = new RunQueue(means.server, identity.id)
    this.run = new ActiveRun(identity, { ...means, queue: this.#queue, calls: this.calls })
  }

  /** Whichever end comes first holds; a later one waits for it. */
  async end(status: RunStatus): Promise<void> {
    this.calls.close(`The run ${this.run.name} has ended.`)
    const end = { run_id: this.run.id, status, end_time: Date.now() }
    this.#ending ??= this.#server.postAtLast('runs/update', end)
    await this.#ending
  }

  /** Gives what is queued that much time, then sends the rest and the end of the run without waiting for one another. */
  async interrupt(graceMs: number): Promise<void> {
    this.calls.close(`The run ${this.run.name} was interrupted.`)
    if (graceMs > 0) await Promise.race([this.#queue.idle(), wait(graceMs)])
    const lastWords = this.#queue
      .unacknowledged()
      .map((body) => this.#server.postAtLast('runs/log-batch', body))
    const ended = Promise.allSettled([...lastWords, this.end('KILLED')])
    await Promise.race([ended, wait(graceMs)])
  }
}
