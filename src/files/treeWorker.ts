import { ByteStore } from './ByteStore.ts'
import type { Encoding } from './encoding.ts'
import { JsonProblem, JsonScanner } from './JsonScanner.ts'
import { JsonTree } from './JsonTree.ts'
import { OpenRows } from './OpenRows.ts'
import { readChunks } from './readChunks.ts'
import { Slices } from './Slices.ts'
import { needleOf } from './table.ts'
import { isContainer, pathOf, type Tree, type TreeProblem } from './tree.ts'
import type { ShownNode, TreeFormat, TreeProgress, TreeReply, TreeRequest } from './treeMessages.ts'
import { toUtf8 } from './toUtf8.ts'
import { Uint32List } from './Uint32List.ts'
import { messageOf, type Port, serveInWorker } from './workerPort.ts'

/** Of a longer value, in characters, the beginning is sent to be shown. */
const LINE_LIMIT = 300
const WHOLE_LIMIT = 20_000
const COPY_LIMIT = 20_000_000
/** More values are not kept: each takes memory. */
const MOST_NODES = 5_000_000
/** YAML takes a thousand times the memory of its text to read, so more of it, in bytes, is shown as source alone. */
const YAML_LIMIT = 5_000_000
/** More of it takes so long that it is said, in bytes. */
const SLOW_YAML = 100_000
const MOST_MATCHES = 1_000_000
/** Among more siblings, names that come twice are not looked for. */
const MOST_SIBLINGS = 5_000
const TELL_MS = 80
/** Bytes and nodes between two looks at the clock. */
const STEP = 1 << 16

/** Holds the values of one JSON or YAML file, and answers what a page asks of it. */
export function serve(port: Port) {
  const reply = (message: TreeReply) => port.postMessage(message)
  const stopping = new AbortController()
  let tree: Tree | null = null
  let rows: OpenRows | null = null
  let bytes = 0
  let encoding: Encoding = 'UTF-8'
  let problems: TreeProblem[] = []
  let wanted: { from: number; to: number } | null = null
  let changes = 0
  let searchText = ''
  let search: { matches: Uint32List; isDone: boolean } | null = null
  let toldAt = 0

  const progress = (state: TreeProgress['state']): TreeReply => ({
    type: 'progress',
    state,
    bytes,
    nodes: tree?.count ?? 0,
    problems,
    encoding,
  })
  const tell = () => {
    if (performance.now() - toldAt < TELL_MS) return
    toldAt = performance.now()
    reply(progress('reading'))
  }
  const sendRows = () => {
    if (!wanted || !tree || !rows) return
    const { from } = wanted
    const shown: ShownNode[] = []
    const doubles = new Map<number, ReadonlySet<string>>()
    for (let row = from; row < Math.min(wanted.to, rows.count); row++) {
      shown.push(shownNode(tree, rows, row, doubles))
    }
    reply({ type: 'rows', total: rows.count, from, rows: shown, changes })
  }

  async function open({
    url,
    format,
    expectedBytes,
    limitBytes,
  }: Extract<TreeRequest, { type: 'open' }>) {
    const slices = new Slices()
    const store = new ByteStore(expectedBytes, limitBytes)
    let isCut = false
    try {
      const chunks = toUtf8(readChunks({ url }, stopping.signal), (found) => {
        encoding = found
      })
      for await (const chunk of chunks) {
        isCut = store.append(chunk) < chunk.length
        bytes = store.length
        tell()
        if (slices.isOver()) await slices.rest()
        if (isCut) break
      }
    } catch (error) {
      if (!stopping.signal.aborted) {
        reply({ type: 'failed', message: messageOf(error) })
        return
      }
    }
    const isWhole = !isCut && !stopping.signal.aborted
    try {
      isCut = (await parse(format, store, isWhole, slices)) || isCut
    } catch (error) {
      // As where the code for YAML cannot be had.
      reply({ type: 'failed', message: messageOf(error) })
      return
    }
    if (tree) rows = new OpenRows(tree)
    reply(progress(stopping.signal.aborted ? 'stopped' : isCut ? 'cut' : 'done'))
    sendRows()
    // What was searched for while nothing was there yet.
    await find(searchText)
  }

  /** Makes a tree of what there is; true where a limit left something out. */
  async function parse(
    format: TreeFormat,
    store: ByteStore,
    isWhole: boolean,
    slices: Slices,
  ): Promise<boolean> {
    if (format === 'yaml') {
      if (store.length > YAML_LIMIT) {
        const message = `it is longer than the ${YAML_LIMIT / 1e6} MB of YAML that are read as a tree`
        problems = [{ message, line: null }]
        return false
      }
      if (store.length > SLOW_YAML) reply(progress('parsing'))
      const { readYaml } = await import('./YamlTree.ts')
      const source = new TextDecoder().decode(store.slice(0, store.length))
      const read = readYaml(source)
      ;({ problems } = read)
      if (read.tree.count > 0) ({ tree } = read)
      return false
    }
    const json = new JsonTree(store)
    const scanner = new JsonScanner(store.bytes, 0, store.length, json.events)
    try {
      while (!scanner.advance(STEP)) {
        if (json.count > MOST_NODES) {
          json.finish()
          tree = json
          return true
        }
        if (!slices.isOver()) continue
        tell()
        await slices.rest()
      }
    } catch (error) {
      if (!(error instanceof JsonProblem)) throw error
      // Where the text was cut by us, its end is no fault of the file.
      if (isWhole) problems = [{ message: error.message, line: error.line }]
    }
    json.finish()
    if (json.count > 0) tree = json
    return false
  }

  async function find(text: string) {
    searchText = text
    const searching = { matches: new Uint32List(), isDone: false }
    search = text === '' ? null : searching
    if (!search || !tree) return
    const needle = needleOf(text)
    const slices = new Slices()
    const tellFound = () =>
      reply({
        type: 'found',
        count: searching.matches.length,
        isFull: searching.matches.length >= MOST_MATCHES,
        isDone: searching.isDone,
      })
    for (let node = 0; node < tree.count && searching.matches.length < MOST_MATCHES; node++) {
      if (tree.includes(node, needle)) searching.matches.push(node)
      if (node % STEP !== 0 || !slices.isOver()) continue
      tellFound()
      await slices.rest()
      // Another search has begun.
      if (search !== searching) return
    }
    searching.isDone = true
    tellFound()
  }

  function goToMatch(at: number) {
    if (!search || !rows || at >= search.matches.length) return
    const node = search.matches.at(at)
    rows.reveal(node)
    sendRows()
    reply({ type: 'match', at, row: rows.rowOf(node), node })
  }

  port.addEventListener('message', ({ data }: MessageEvent<TreeRequest>) => {
    switch (data.type) {
      case 'open':
        void open(data)
        break
      case 'stop':
        stopping.abort()
        break
      case 'want':
        wanted = data
        sendRows()
        break
      case 'turn':
        changes++
        rows?.set(data.node, data.open)
        sendRows()
        break
      case 'openTo':
        changes++
        rows?.openTo(data.depth)
        sendRows()
        break
      case 'find':
        void find(data.text)
        break
      case 'match':
        goToMatch(data.at)
        break
      case 'read': {
        if (!tree) break
        const text = tree.text(data.node, WHOLE_LIMIT + 1)
        const isCut = text.length > WHOLE_LIMIT
        reply({
          type: 'node',
          node: data.node,
          path: pathOf(tree, data.node),
          text: isCut ? text.slice(0, WHOLE_LIMIT) : text,
          isCut,
        })
        break
      }
      case 'copy': {
        const text = tree?.text(data.node, COPY_LIMIT + 1) ?? ''
        const isCut = text.length > COPY_LIMIT
        reply({ type: 'copied', id: data.id, text: text.slice(0, COPY_LIMIT), isCut })
        break
      }
      default:
        data satisfies never
    }
  })
}

function shownNode(
  tree: Tree,
  rows: OpenRows,
  row: number,
  doubles: Map<number, ReadonlySet<string>>,
): ShownNode {
  const node = rows.nodeAt(row)
  const parent = tree.parent(node)
  const kind = tree.kind(node)
  const key = tree.key(node)
  const whole = rows.line(node) ?? (isContainer(kind) ? null : tree.text(node, LINE_LIMIT + 1))
  const isCut = whole !== null && whole.length > LINE_LIMIT
  let level = 1
  for (let at = parent; at >= 0; at = tree.parent(at)) level++
  const isDouble = key !== null && parent >= 0 && doublesOf(tree, parent, doubles).has(key)
  const notes = [tree.note(node), isDouble ? 'this name comes more than once' : null]
  return {
    node,
    level,
    label: parent < 0 ? null : (key ?? String(tree.position(node))),
    kind,
    children: tree.children(node),
    line: isCut ? whole.slice(0, LINE_LIMIT) : whole,
    isCut,
    isOpen: rows.isOpen(node),
    note: notes.filter((note) => note !== null).join('; ') || null,
    position: tree.position(node) + 1,
    siblings: parent < 0 ? 1 : tree.children(parent),
    parentRow: parent < 0 ? -1 : rows.rowOf(parent),
  }
}

/** The names of members that come more than once. */
function doublesOf(
  tree: Tree,
  parent: number,
  known: Map<number, ReadonlySet<string>>,
): ReadonlySet<string> {
  const before = known.get(parent)
  if (before) return before
  const seen = new Set<string>()
  const doubles = new Set<string>()
  if (tree.kind(parent) === 'object' && tree.children(parent) <= MOST_SIBLINGS) {
    const end = tree.next(parent)
    for (let child = parent + 1; child < end; child = tree.next(child)) {
      const key = tree.key(child) ?? ''
      if (seen.has(key)) doubles.add(key)
      seen.add(key)
    }
  }
  known.set(parent, doubles)
  return doubles
}

serveInWorker(serve)
