import type { Encoding } from './encoding.ts'
import type { NodeKind, TreeProblem } from './tree.ts'

export type TreeFormat = 'json' | 'yaml'

/** What a page asks the worker that holds a tree. Rows and nodes are counted from 0. */
export type TreeRequest =
  | { type: 'open'; url: string; format: TreeFormat; expectedBytes: number; limitBytes: number }
  | { type: 'stop' }
  | { type: 'want'; from: number; to: number }
  | { type: 'turn'; node: number; open: boolean }
  /** Opens so many levels, and closes what is below. */
  | { type: 'openTo'; depth: number }
  | { type: 'find'; text: string }
  | { type: 'match'; at: number }
  /** What a node is, in full. */
  | { type: 'read'; node: number }
  | { type: 'copy'; id: number; node: number }

export type TreeProgress = {
  /** `parsing`: much YAML is read, and made a tree of in one go, which nothing but the worker's end stops. */
  state: 'reading' | 'parsing' | 'done' | 'stopped' | 'cut'
  bytes: number
  nodes: number
  problems: TreeProblem[]
  encoding: Encoding
}

export type ShownNode = {
  node: number
  /** 1 for the root. */
  level: number
  /** Name of a member, or place of an item; null for the root. */
  label: string | null
  kind: NodeKind
  children: number
  /** What stands on the row; null where it is to be opened. */
  line: string | null
  isCut: boolean
  isOpen: boolean
  note: string | null
  position: number
  siblings: number
  /** The row of what it stands in; -1 for the root. */
  parentRow: number
}

export type TreeReply =
  | ({ type: 'progress' } & TreeProgress)
  | { type: 'failed'; message: string }
  /** `changes` is how often it was asked so far to open or close something, which these rows show. */
  | { type: 'rows'; total: number; from: number; rows: ShownNode[]; changes: number }
  | { type: 'found'; count: number; isFull: boolean; isDone: boolean }
  | { type: 'match'; at: number; row: number; node: number }
  | { type: 'node'; node: number; path: string; text: string; isCut: boolean }
  | { type: 'copied'; id: number; text: string; isCut: boolean }
