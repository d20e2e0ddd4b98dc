import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
} from 'yaml'
import type { Needle } from './table.ts'
import { DEEPEST } from './JsonScanner.ts'
import { MOST_NESTED_BLOCKS, nestsBlocks } from './nestsBlocks.ts'
import type { NodeKind, Tree, TreeProblem } from './tree.ts'

/** Aliases may make so many values of what is written once. */
const MOST_COPIES = 10_000
/** A text with more faults than these is hardly YAML. */
const MOST_FAULTS = 1_000

type YamlNode = {
  kind: NodeKind
  key: string | null
  text: string
  note: string | null
  parent: number
  position: number
  next: number
  children: number
}

/** A tree that must not be shown, and why. */
class Refusal extends Error {}

/** Values of YAML, unlike those of JSON, have no text of their own where they stand: they are kept as they mean. */
class YamlTree implements Tree {
  readonly #nodes: YamlNode[]

  constructor(nodes: YamlNode[]) {
    this.#nodes = nodes
  }

  get count(): number {
    return this.#nodes.length
  }

  kind(node: number): NodeKind {
    return this.#nodes[node]?.kind ?? 'literal'
  }

  parent(node: number): number {
    return this.#nodes[node]?.parent ?? -1
  }

  next(node: number): number {
    return this.#nodes[node]?.next ?? node + 1
  }

  children(node: number): number {
    return this.#nodes[node]?.children ?? 0
  }

  position(node: number): number {
    return this.#nodes[node]?.position ?? 0
  }

  key(node: number): string | null {
    return this.#nodes[node]?.key ?? null
  }

  text(node: number, limit: number): string {
    return this.#nodes[node]?.text.slice(0, limit) ?? ''
  }

  note(node: number): string | null {
    return this.#nodes[node]?.note ?? null
  }

  includes(node: number, needle: Needle): boolean {
    const one = this.#nodes[node]
    const isText = one?.kind === 'string' || one?.kind === 'literal'
    return (
      (one?.key ?? '').toLowerCase().includes(needle.text) ||
      (isText && one.text.toLowerCase().includes(needle.text))
    )
  }
}

/**
 * Reads YAML 1.2, one document or several. Nothing is executed: tags are told, never followed. Aliases are followed, within
 * limits, so that a file that would unfold without end is refused; doubled keys stay.
 */
export function readYaml(source: string): { tree: Tree; problems: TreeProblem[] } {
  if (nestsBlocks(source)) {
    return refused(`a line of it begins more than ${MOST_NESTED_BLOCKS} levels at once`)
  }
  const lineCounter = new LineCounter()
  try {
    const tokens = [...new Parser(lineCounter.addNewLine).parse(source)]
    // What follows calls itself for each level, and where the stack of calls ends, a browser may end the tab.
    if (isDeeperThan(DEEPEST, tokens)) return refused(TOO_DEEP)
    const composer = new Composer({ uniqueKeys: false, merge: false, schema: 'core', lineCounter })
    const documents = withoutStacks(() => [...composer.compose(tokens)])
    const problems = documents.flatMap(({ errors }) =>
      errors.map(({ message, pos }) => ({ message, line: lineCounter.linePos(pos[0]).line })),
    )
    const [first] = problems
    if (first && problems.length > MOST_FAULTS) {
      const count = problems.length.toLocaleString('en')
      return refused(`it has ${count} faults; the first: ${first.message}`, first.line)
    }
    return { tree: new YamlTree(nodesOf(documents, source)), problems }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message)
    if (error instanceof RangeError) return refused(TOO_DEEP)
    throw error
  }
}

const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`

const refused = (message: string, line: number | null = null) => ({
  tree: new YamlTree([]),
  problems: [{ message, line }],
})

/** Each fault of a text is an `Error`, and a browser needs ten times longer to write down where one was made. */
function withoutStacks<Result>(work: () => Result): Result {
  const limit: unknown = Reflect.get(Error, STACK_LIMIT)
  Reflect.set(Error, STACK_LIMIT, 0)
  try {
    return work()
  } finally {
    Reflect.set(Error, STACK_LIMIT, limit)
  }
}

const STACK_LIMIT = 'stackTraceLimit'

/** Whether collections stand within each other more often than that. */
function isDeeperThan(most: number, tokens: readonly CST.Token[]): boolean {
  const open = tokens.map((token) => ({ token, depth: 0 }))
  for (let one = open.pop(); one; one = open.pop()) {
    const { token, depth } = one
    if (depth > most) return true
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 })
      if (value) open.push({ token: value, depth: depth + 1 })
    }
  }
  return false
}

function nodesOf(documents: readonly Document[], source: string): YamlNode[] {
  const nodes: YamlNode[] = []
  let copies = 0

  const add = (
    kind: NodeKind,
    place: { parent: number; position: number; key: string | null },
    facts: { text: string; note: string | null },
  ): number => {
    nodes.push({ kind, ...place, ...facts, next: nodes.length + 1, children: 0 })
    return nodes.length - 1
  }

  const convert = (
    node: unknown,
    place: { parent: number; position: number; key: string | null },
    around: { targets: AliasTargets; depth: number; within: readonly Node[]; isCopy: boolean },
  ) => {
    const { targets, depth, within, isCopy } = around
    if (depth > DEEPEST) throw new Refusal(TOO_DEEP)
    if (isCopy && ++copies > MOST_COPIES) {
      throw new Refusal(
        `its aliases unfold to more than ${MOST_COPIES.toLocaleString('en')} values, as a “billion laughs” file does to fill the memory`,
      )
    }
    if (isAlias(node)) {
      const target = targets.get(node)
      const name = `*${node.source}`
      if (!target || within.includes(target)) {
        const note = target ? 'stands within itself' : 'is no anchor above'
        add('literal', place, { text: name, note })
        return
      }
      const at = nodes.length
      convert(target, place, { ...around, isCopy: true })
      const copy = nodes[at]
      if (copy) copy.note = [name, copy.note].filter((part) => part !== null).join(' ')
      return
    }
    if (!isMap(node) && !isSeq(node)) {
      add(...leafOf(node, place))
      return
    }
    const [start = 0, end = 0] = node.range ?? []
    const at = add(isMap(node) ? 'object' : 'array', place, {
      text: source.slice(start, end).trimEnd(),
      note: noteOf(node),
    })
    const inside = { targets, depth: depth + 1, within: [...within, node], isCopy }
    for (const [position, item] of node.items.entries()) {
      const key = isPair(item) ? keyOf(item) : null
      convert(isPair(item) ? item.value : item, { parent: at, position, key }, inside)
    }
    const self = nodes[at]
    if (self) Object.assign(self, { next: nodes.length, children: node.items.length })
  }

  const root =
    documents.length > 1
      ? add('array', { parent: -1, position: 0, key: null }, { text: source, note: null })
      : -1
  for (const [position, document] of documents.entries()) {
    const key = root < 0 ? null : `document ${position + 1}`
    const around = { targets: aliasTargets(document), depth: 0, within: [], isCopy: false }
    convert(document.contents, { parent: root, position, key }, around)
  }
  const first = nodes[root]
  if (first) Object.assign(first, { next: nodes.length, children: documents.length })
  return nodes
}

type AliasTargets = ReadonlyMap<Alias, Node>

/**
 * What each alias stands for: the last node before it with its anchor. The library's own search begins at the top of the
 * document for every alias, and takes half a minute for some thousand of them.
 */
function aliasTargets({ contents }: Document): AliasTargets {
  const anchored = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  const open: unknown[] = [contents]
  while (open.length > 0) {
    const one = open.pop()
    if (isPair(one)) open.push(one.value, one.key)
    else if (isAlias(one)) {
      const target = anchored.get(one.source)
      if (target) targets.set(one, target)
    } else if (isNode(one)) {
      if (one.anchor !== undefined) anchored.set(one.anchor, one)
      if (isCollection(one)) for (const item of one.items.toReversed()) open.push(item)
    }
  }
  return targets
}

type Leaf = [
  kind: NodeKind,
  place: { parent: number; position: number; key: string | null },
  facts: { text: string; note: string | null },
]

function leafOf(node: unknown, place: Leaf[1]): Leaf {
  if (!isScalar(node)) return ['literal', place, { text: 'null', note: null }]
  const { value } = node
  if (typeof value === 'string') {
    return ['string', place, { text: JSON.stringify(value), note: noteOf(node) }]
  }
  // Numbers keep their digits.
  return ['literal', place, { text: node.source || String(value), note: noteOf(node) }]
}

/** Tags of YAML itself say no more than the value. */
const noteOf = ({ tag, anchor }: { tag?: string; anchor?: string }): string | null => {
  const parts = [
    ...(anchor === undefined ? [] : [`&${anchor}`]),
    ...(tag === undefined || /^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/.test(tag)
      ? []
      : [tag]),
  ]
  return parts.length > 0 ? parts.join(' ') : null
}

function keyOf({ key }: Pair): string {
  if (!isScalar(key)) return String(key)
  return typeof key.value === 'string' ? key.value : key.source || String(key.value)
}
