import { mlflowError } from '#protocol/errors.ts'
import { LogCall } from './LogCall.ts'

/** The calls made on one run, so that the run ends after them and knows of every failure. */
export class RunCalls {
  readonly #pending = new Set<Promise<unknown>>()
  readonly #failed: { call: LogCall<unknown>; error: unknown }[] = []
  #refusal: string | null = null

  /** Begins `work` at once; the promise need not be awaited. */
  make<Value>(work: () => Promise<Value>): LogCall<Value> {
    if (this.#refusal !== null) {
      return LogCall.of(Promise.reject(mlflowError('INVALID_STATE', this.#refusal)))
    }
    const doing = work()
    const call = LogCall.of(doing)
    const following = this.#follow(call, doing).finally(() => this.#pending.delete(following))
    this.#pending.add(following)
    return call
  }

  /** Waits for every call, also for those made meanwhile. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }

  /** The first failure that no caller has awaited. */
  unheardFailure(): { error: unknown } | undefined {
    return this.#failed.find(({ call }) => !call.isHeard)
  }

  async #follow(call: LogCall<unknown>, doing: Promise<unknown>) {
    try {
      await doing
    } catch (error) {
      this.#failed.push({ call, error })
    }
  }

  /** Refuses all further calls, saying why. */
  close(reason: string) {
    this.#refusal ??= reason
  }
}
