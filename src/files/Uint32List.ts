/** Whole numbers below 2^32, four bytes each; it grows at its end. */
export class Uint32List {
  #values = new Uint32Array(64)
  length = 0

  push(value: number) {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  /** 0 where there is none. */
  at(index: number): number {
    return index < this.length ? (this.#values[index] ?? 0) : 0
  }

  set(index: number, value: number) {
    this.#values[index] = value
  }
}
