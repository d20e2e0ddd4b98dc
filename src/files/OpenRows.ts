import { inlineText, isContainer, type Tree } from './tree.ts'
import { Uint32List } from './Uint32List.ts'

/** What is this short, in characters, stands on one line; a list of numbers reads well in a long one. */
const LINE = { array: 200, object: 88, string: 88, literal: 88 }

/** How deep a tree is open at first. */
const OPEN_DEPTH = 2

/** The rows of a tree that are in sight: those below what is open. */
export class OpenRows {
  readonly #tree: Tree
  #isOpen: Uint8Array
  #rows = new Uint32List()

  constructor(tree: Tree) {
    this.#tree = tree
    this.#isOpen = new Uint8Array(tree.count)
    this.openTo(OPEN_DEPTH)
  }

  get count(): number {
    return this.#rows.length
  }

  nodeAt(row: number): number {
    return this.#rows.at(row)
  }

  /** A node's text where it is short enough for one line; null where it is to be opened. */
  line(node: number): string | null {
    const kind = this.#tree.kind(node)
    return inlineText(this.#tree, node, LINE[kind])
  }

  isOpen(node: number): boolean {
    return (
      this.#isOpen[node] === 1 && isContainer(this.#tree.kind(node)) && this.line(node) === null
    )
  }

  /** The row of a node, or of the one that it stands in. */
  rowOf(node: number): number {
    let low = 0
    let high = this.count - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#rows.at(middle) <= node) low = middle
      else high = middle - 1
    }
    return low
  }

  set(node: number, open: boolean) {
    this.#isOpen[node] = open ? 1 : 0
    this.#layOut()
  }

  /** Opens what is less deep, and closes the rest. */
  openTo(depth: number) {
    const tree = this.#tree
    const depths = new Uint16Array(tree.count)
    for (let node = 0; node < tree.count; node++) {
      const parent = tree.parent(node)
      const at = parent < 0 ? 0 : (depths[parent] ?? 0) + 1
      depths[node] = at
      this.#isOpen[node] = at < depth ? 1 : 0
    }
    this.#layOut()
  }

  /** Opens whatever a node stands in. */
  reveal(node: number) {
    let changed = false
    for (let at = this.#tree.parent(node); at >= 0; at = this.#tree.parent(at)) {
      changed ||= this.#isOpen[at] === 0
      this.#isOpen[at] = 1
    }
    if (changed) this.#layOut()
  }

  #layOut() {
    const rows = new Uint32List()
    for (let node = 0; node < this.#tree.count;) {
      rows.push(node)
      node = this.isOpen(node) ? node + 1 : this.#tree.next(node)
    }
    this.#rows = rows
  }
}
