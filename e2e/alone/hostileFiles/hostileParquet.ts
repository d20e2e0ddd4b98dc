import type { HostileFiles } from './HostileFile.ts'
import { markup } from './payload.ts'
import { binary, integer, list, struct } from './thrift.ts'

const MAGIC = Buffer.from('PAR1')

/** A file with this footer; `says` is the length that it tells of it. */
const parquet = (footer: Buffer, says = footer.length, pages = Buffer.alloc(0)) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(says)
  return Buffer.concat([MAGIC, pages, footer, length, MAGIC])
}

type Claims = {
  rows: bigint
  bytes?: bigint
  at?: bigint
  name?: string
  groups?: number
  columns?: number
}

/** The footer of one column of integers. */
const footerOf = ({ rows, bytes = 8n, at = 4n, name = 'x', groups = 1, columns = 1 }: Claims) => {
  const column = struct([
    [1, 'i32', integer(2)],
    [3, 'i32', integer(0)],
    [4, 'binary', binary(name)],
  ])
  const facts = struct([
    [1, 'i32', integer(2)],
    [2, 'list', list('i32', [integer(0)])],
    [3, 'list', list('binary', [binary(name)])],
    [4, 'i32', integer(0)],
    [5, 'i64', integer(rows)],
    [6, 'i64', integer(bytes)],
    [7, 'i64', integer(bytes)],
    [9, 'i64', integer(at)],
  ])
  const chunk = struct([
    [2, 'i64', integer(at)],
    [3, 'struct', facts],
  ])
  const group = struct([
    [1, 'list', list('struct', [chunk])],
    [2, 'i64', integer(bytes)],
    [3, 'i64', integer(rows)],
  ])
  const root = struct([
    [4, 'binary', binary('schema')],
    [5, 'i32', integer(columns)],
  ])
  return struct([
    [1, 'i32', integer(1)],
    [2, 'list', list('struct', [root, column])],
    [3, 'i64', integer(rows)],
    [4, 'list', list('struct', [group], groups)],
  ])
}

const REFUSED = /The file could not be read/

/** Parquet files whose footers lie. */
export const hostileParquet: HostileFiles = (canary) => [
  {
    path: 'parquet/cut.parquet',
    content: parquet(footerOf({ rows: 1n })).subarray(0, 60),
    sight: REFUSED,
  },
  {
    path: 'parquet/footer.parquet',
    content: parquet(footerOf({ rows: 1n }), 0xffffffff),
    sight: REFUSED,
  },
  { path: 'parquet/page.parquet', content: `PAR1${markup(canary)}PAR1`, sight: REFUSED },
  {
    path: 'parquet/rows.parquet',
    content: parquet(footerOf({ rows: 10n ** 15n })),
    sight: /the column “x” cannot be read: .*Nothing of it can be shown/,
  },
  {
    path: 'parquet/negative.parquet',
    content: parquet(footerOf({ rows: -1n })),
    sight: /it is damaged, or no Parquet file \(it says that it has -1 rows\)/,
  },
  {
    path: 'parquet/bytes.parquet',
    content: parquet(footerOf({ rows: 1n, bytes: 10n ** 15n })),
    sight: /its first column alone is too large to be read/,
  },
  {
    path: 'parquet/outside.parquet',
    content: parquet(footerOf({ rows: 1n, at: 10n ** 12n })),
    sight: /the column “x” cannot be read: a part of it would lie outside of the file/,
  },
  {
    path: 'parquet/groups.parquet',
    content: parquet(footerOf({ rows: 1n, groups: 2 ** 31 - 1 })),
    sight: REFUSED,
  },
  {
    path: 'parquet/columns.parquet',
    content: parquet(footerOf({ rows: 1n, columns: 2 ** 31 - 1 })),
    sight: REFUSED,
  },
  {
    path: 'parquet/names.parquet',
    content: parquet(footerOf({ rows: 0n, name: markup(canary) })),
    sight: /<img src=x .* rows, 1 column/,
  },
]
