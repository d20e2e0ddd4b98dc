/** Work may go on for so long before messages are heard again, in ms. */
const SLICE_MS = 25

/** Long work in a worker, cut into slices between which it hears what else is asked. */
export class Slices {
  #began = performance.now()

  isOver(): boolean {
    return performance.now() - this.#began >= SLICE_MS
  }

  async rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve))
    this.#began = performance.now()
  }
}
