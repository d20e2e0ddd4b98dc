import type { LineQuery } from './LineFinder.ts'
import type { FileSource } from './readChunks.ts'
import type { Encoding } from './encoding.ts'

/** The part of a long line that is shown, in characters. */
export type LinePart = { line: number; from: number; to: number }

/** What a page asks the worker that holds a text. Lines are counted from 0. */
export type TextRequest =
  | { type: 'open'; source: FileSource; expectedBytes: number; limitBytes: number }
  | { type: 'stop' }
  /** The lines in sight, and which part of those that are long. */
  | { type: 'want'; from: number; to: number; parts: readonly LinePart[] }
  | { type: 'find'; query: LineQuery | null }
  /** The match of a number, or the first one in a line or below it. */
  | { type: 'match'; at: number }
  | { type: 'matchFrom'; line: number }
  /** Lines as they are written; `to` is not among them. */
  | { type: 'copy'; id: number; from: number; to: number }

export type TextProgress = {
  state: 'reading' | 'done' | 'stopped' | 'cut'
  lines: number
  bytes: number
  encoding: Encoding
  /** The first line with bytes that are not UTF-8. */
  invalidLine: number | null
  isBinary: boolean
}

export type ShownLine = {
  line: number
  /** Characters of the line before and after what is shown. */
  before: number
  after: number
  /** What is shown, cut where matches begin and end; `start` is a place in the line. */
  pieces: { text: string; start: number; isMatch: boolean }[]
}

export type TextReply =
  | ({ type: 'progress' } & TextProgress)
  | { type: 'failed'; message: string }
  | { type: 'lines'; from: number; lines: ShownLine[] }
  | { type: 'found'; count: number; isFull: boolean; isDone: boolean; problem: string | null }
  | { type: 'match'; at: number; line: number; start: number; length: number }
  | { type: 'copied'; id: number; text: string; isCut: boolean }
