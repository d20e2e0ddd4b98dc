import { invalid } from '#protocol/errors.ts'
import { paramEntry, type Params, paramTexts } from './entries.ts'
import type { RunQueue } from './RunQueue.ts'

/** The params of one run, each of which holds one value for good. */
export class RunParams {
  readonly #queue: RunQueue
  readonly #logged = new Map<string, { value: string; delivered: Promise<void> }>()

  constructor(queue: RunQueue) {
    this.#queue = queue
  }

  /** Throws INVALID_PARAMETER_VALUE, and sends nothing, when one of them has another value already. */
  async log(params: Params): Promise<void> {
    const texts = paramTexts(params)
    for (const [key, value] of texts) this.#checkUnchanged(key, value)
    const fresh = texts.filter(([key]) => !this.#logged.has(key))
    const delivered = this.#queue.log(fresh.map(([key, value]) => paramEntry(key, value)))
    for (const [key, value] of fresh) this.#logged.set(key, { value, delivered })
    delivered.catch(() => {
      for (const [key] of fresh) this.#logged.delete(key)
    })
    // A value that was logged before may still be on its way.
    await Promise.all([delivered, ...texts.map(([key]) => this.#logged.get(key)?.delivered)])
  }

  #checkUnchanged(key: string, value: string) {
    const old = this.#logged.get(key)
    if (old === undefined || old.value === value) return
    throw invalid(
      `params[${JSON.stringify(key)}]: logged as ${JSON.stringify(old.value)} before, so it cannot become ${JSON.stringify(value)}`,
    )
  }
}
