import { ByteStore } from './ByteStore.ts'
import type { Encoding } from './encoding.ts'
import { findInvalidUtf8 } from './findInvalidUtf8.ts'
import { LineFinder, type LineQuery } from './LineFinder.ts'
import { LineIndex } from './LineIndex.ts'
import { type FileSource, readChunks } from './readChunks.ts'
import { FOLD, shownLine } from './shownLine.ts'
import { Slices } from './Slices.ts'
import type { LinePart, ShownLine, TextProgress, TextReply, TextRequest } from './textMessages.ts'
import { toUtf8 } from './toUtf8.ts'
import { messageOf, type Port, serveInWorker } from './workerPort.ts'

/** More of a text, in bytes, is not put on a clipboard. */
const COPY_LIMIT = 20_000_000

/** A text file has no NUL, a binary one soon does; it is looked for in so many bytes. */
const BINARY_SAMPLE = 8_000

/** The page hears of progress no more often than this, in ms. */
const TELL_MS = 60

/** Holds one text, and answers what a page asks of it. */
export function serve(port: Port) {
  const reply = (message: TextReply) => port.postMessage(message)
  const stopping = new AbortController()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let store = new ByteStore(0, 0)
  let index = new LineIndex(store)
  let finder: LineFinder | null = null
  let wanted: { from: number; to: number; parts: readonly LinePart[] } | null = null
  let encoding: Encoding = 'UTF-8'
  let invalidAt: number | null = null
  let isReading = true
  let toldAt = 0

  const textOf = (line: number): string => {
    const start = index.start(line)
    return decoder.decode(store.slice(start, index.end(start)))
  }

  const sendLines = () => {
    if (!wanted) return
    const { from, parts } = wanted
    const to = Math.min(wanted.to, index.count)
    const lines: ShownLine[] = []
    for (let line = from; line < to; line++) {
      const part = parts.find((part) => part.line === line) ?? { from: 0, to: FOLD }
      lines.push(shownLine(line, textOf(line), part, finder?.has(line) ? finder.expression : null))
    }
    reply({ type: 'lines', from, lines })
  }

  const progress = (state: TextProgress['state']): TextReply => ({
    type: 'progress',
    state,
    lines: index.count,
    bytes: store.length,
    encoding,
    invalidLine: invalidAt === null ? null : index.lineAt(invalidAt),
    isBinary: store.slice(0, Math.min(store.length, BINARY_SAMPLE)).includes(0),
  })

  async function open(source: FileSource, expectedBytes: number, limitBytes: number) {
    store = new ByteStore(expectedBytes, limitBytes)
    index = new LineIndex(store)
    const slices = new Slices()
    let state: TextProgress['state'] = 'done'
    let checkedTo = 0
    const take = (isAll: boolean) => {
      index.grow(isAll)
      if (invalidAt !== null) return
      const check = findInvalidUtf8(store.bytes, checkedTo, store.length, isAll)
      if ('invalidAt' in check) ({ invalidAt } = check)
      else checkedTo = check.resumeAt
    }
    try {
      const chunks = toUtf8(readChunks(source, stopping.signal), (found) => {
        encoding = found
      })
      for await (const chunk of chunks) {
        const kept = store.append(chunk)
        take(false)
        if (performance.now() - toldAt > TELL_MS) {
          toldAt = performance.now()
          reply(progress('reading'))
          if (wanted && index.count > wanted.from) sendLines()
        }
        if (slices.isOver()) await slices.rest()
        if (kept < chunk.length) {
          state = 'cut'
          break
        }
      }
    } catch (error) {
      if (!stopping.signal.aborted) {
        reply({ type: 'failed', message: messageOf(error) })
        return
      }
    }
    if (stopping.signal.aborted) state = 'stopped'
    take(true)
    isReading = false
    reply(progress(state))
    sendLines()
    await search()
  }

  const sendFound = (found: LineFinder) =>
    reply({
      type: 'found',
      count: found.count,
      isFull: found.isFull,
      isDone: found.isUpToDate,
      problem: null,
    })

  async function search() {
    const searching = finder
    if (!searching || isReading) return
    const slices = new Slices()
    while (!searching.isUpToDate) {
      searching.advance()
      if (!slices.isOver()) continue
      sendFound(searching)
      await slices.rest()
      // Another search has begun.
      if (finder !== searching) return
    }
    sendFound(searching)
    sendLines()
  }

  function find(query: LineQuery | null) {
    finder = null
    if (query) {
      try {
        finder = new LineFinder(query, store, index)
      } catch (error) {
        const problem = messageOf(error)
        reply({ type: 'found', count: 0, isFull: false, isDone: true, problem })
      }
    }
    sendLines()
    void search()
  }

  const sendMatch = (at: number) => {
    const match = finder?.match(at)
    if (match) reply({ type: 'match', at, ...match })
  }

  function copy(id: number, from: number, to: number) {
    const start = index.start(from)
    const all = to >= index.count ? store.length : index.start(to)
    const end = Math.min(all, start + COPY_LIMIT)
    const text = decoder.decode(store.slice(start, end))
    reply({ type: 'copied', id, text, isCut: end < all })
  }

  port.addEventListener('message', ({ data }: MessageEvent<TextRequest>) => {
    switch (data.type) {
      case 'open':
        void open(data.source, data.expectedBytes, data.limitBytes)
        break
      case 'stop':
        stopping.abort()
        break
      case 'want':
        wanted = data
        sendLines()
        break
      case 'find':
        find(data.query)
        break
      case 'match':
        sendMatch(data.at)
        break
      case 'matchFrom': {
        const at = finder?.firstFrom(data.line) ?? 0
        // Round to the first one, where there is none below.
        sendMatch(at === finder?.count ? 0 : at)
        break
      }
      case 'copy':
        copy(data.id, data.from, data.to)
        break
      default:
        data satisfies never
    }
  })
}

serveInWorker(serve)
