/** More names than these are not told apart: to remember each takes memory. */
const MOST = 1_000_000

/** Names of columns for which a table has no room: how many there are, each counted once. */
export class NamesLeftOut {
  readonly #names = new Set<string>()

  get count(): number {
    return this.#names.size
  }

  add(name: string) {
    if (this.#names.size < MOST) this.#names.add(name)
  }
}
