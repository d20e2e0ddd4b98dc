import {
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type SchemaTree,
  snappyUncompress,
} from 'hyparquet'
import { FileProblem } from './FileProblem.ts'
import { ParquetColumn } from './ParquetColumn.ts'
import type { Unpack } from './parquetCodecs.ts'
import { isDecimal, parquetWriting } from './parquetText.ts'
import type { RangeFile } from './rangeFile.ts'
import { type Table, TABLE_LIMITS } from './table.ts'
import { messageOf } from './workerPort.ts'

/** No page that unpacks to more than this, in bytes, is unpacked. */
const LARGEST_PAGE = 1 << 29

/** So many bytes of values are unpacked at once, in row groups that are read. */
const LARGEST_GROUP = 1e9

const PACKED = new Set(['GZIP', 'ZSTD', 'LZ4', 'LZ4_RAW'])

/** Values that are written by the type of their column come as they are in the file. */
const RAW = {
  timestampFromMilliseconds: (value: bigint) => value,
  timestampFromMicroseconds: (value: bigint) => value,
  timestampFromNanoseconds: (value: bigint) => value,
  dateFromDays: (value: number) => value,
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes),
}

type OpenColumn = { name: string; column: ParquetColumn; isNested: boolean }

const unpackSnappy: Unpack = (input, length) => {
  const output = new Uint8Array(length)
  snappyUncompress(input, output)
  return output
}

/** Reads a Parquet file row group by row group, by the parts that they are in. */
export class ParquetReader {
  readonly #file: RangeFile
  readonly #metadata: FileMetaData
  readonly #schema: SchemaTree
  readonly #limits: typeof TABLE_LIMITS
  #columns: OpenColumn[]
  #rows = 0
  #group = 0
  #isCut = false
  #problems: string[] = []
  #codecs: Record<string, Unpack> = {}

  private constructor(file: RangeFile, metadata: FileMetaData, limits: typeof TABLE_LIMITS) {
    this.#file = file
    this.#metadata = metadata
    this.#schema = parquetSchema(metadata)
    this.#limits = limits
    this.#columns = this.#schema.children.slice(0, limits.columns).map((tree) => ({
      name: tree.element.name,
      column: new ParquetColumn(tree.element.name, parquetWriting(tree)),
      isNested: tree.children.length > 0 || tree.element.repetition_type === 'REPEATED',
    }))
    for (const { element, children } of this.#schema.children) {
      // Else they would come as doubles, which lose digits; and of these, the library makes errors.
      const isLeft =
        isDecimal(element) || ['BSON', 'INTERVAL'].includes(element.converted_type ?? '')
      if (children.length === 0 && isLeft) {
        delete element.converted_type
        delete element.logical_type
      }
    }
  }

  /** Reads what a file says of itself. */
  static async open(
    file: RangeFile,
    limits: Partial<typeof TABLE_LIMITS> = {},
  ): Promise<ParquetReader> {
    const metadata = await readFooter(file)
    const reader = new ParquetReader(file, metadata, { ...TABLE_LIMITS, ...limits })
    await reader.#loadCodecs()
    reader.#fitFirstGroup()
    return reader
  }

  get isCut(): boolean {
    return this.#isCut
  }

  get bytes(): number {
    return this.#file.fetched()
  }

  get table(): Table {
    const all = this.#schema.children.length
    return {
      rows: this.#rows,
      columns: this.#columns.map(({ column }) => column),
      totalRows: Number(this.#metadata.num_rows),
      totalColumns: all > this.#columns.length ? all : null,
      problems: this.#problems,
    }
  }

  /** Reads the next row group; true once there is no further one to read. */
  async advance(): Promise<boolean> {
    const group = this.#metadata.row_groups[this.#group]
    if (!group) return true
    const limits = this.#limits
    const room = Math.min(
      limits.rows - this.#rows,
      Math.floor(limits.cells / Math.max(this.#columns.length, 1)) - this.#rows,
    )
    const isTooMuch = this.#group > 0 && this.bytes + this.#packedBytes(this.#group) > limits.bytes
    if (room <= 0 || isTooMuch || this.#columns.length === 0) {
      this.#isCut = this.#columns.length > 0
      return true
    }
    const rows = Math.min(Number(group.num_rows), room)
    if (!(await this.#readGroup(rows))) return true
    this.#rows += rows
    this.#group++
    if (rows < Number(group.num_rows)) this.#isCut = true
    return this.#isCut || this.#group >= this.#metadata.row_groups.length
  }

  async #readGroup(rows: number): Promise<boolean> {
    try {
      await this.#read(this.#columns, rows)
      return true
    } catch (error) {
      if (this.#group > 0) {
        const from = (this.#rows + 1).toLocaleString('en')
        this.#problems.push(`rows from ${from} on cannot be read: ${messageOf(error)}`)
        return false
      }
    }
    // Of the first rows, the columns that can be read are shown.
    const readable: OpenColumn[] = []
    for (const one of this.#columns) {
      try {
        await this.#read([one], rows)
        readable.push(one)
      } catch (error) {
        this.#problems.push(`the column “${one.name}” cannot be read: ${messageOf(error)}`)
      }
    }
    this.#columns = readable
    return readable.length > 0
  }

  /** Reads columns of the next row group; they get their values only when all went well. */
  async #read(columns: readonly OpenColumn[], rows: number) {
    const read: { column: ParquetColumn; firstRow: number; values: ArrayLike<unknown> }[] = []
    for (const isNested of [false, true]) {
      const wanted = columns.filter((one) => one.isNested === isNested)
      if (wanted.length === 0) continue
      await parquetRead({
        file: this.#file,
        metadata: this.#metadata,
        columns: wanted.map(({ name }) => name),
        rowStart: this.#rows,
        rowEnd: this.#rows + rows,
        geoparquet: false,
        compressors: this.#codecs,
        // Within lists and structs, times are written by the library.
        ...(!isNested && { parsers: RAW }),
        onChunk: ({ columnName, columnData, rowStart }) => {
          const values: ArrayLike<unknown> = columnData
          const column = wanted.find(({ name }) => name === columnName)?.column
          if (column) read.push({ column, firstRow: rowStart, values })
        },
      })
    }
    for (const { column, firstRow, values } of read.toSorted((a, b) => a.firstRow - b.firstRow)) {
      column.add(firstRow, values)
    }
  }

  /** Where the first row group alone is too large, its first columns that are not. */
  #fitFirstGroup() {
    const sizes = new Map<string, { packed: number; unpacked: number }>()
    for (const { meta_data } of this.#metadata.row_groups[0]?.columns ?? []) {
      const name = meta_data?.path_in_schema[0] ?? ''
      const size = sizes.get(name) ?? { packed: 0, unpacked: 0 }
      size.packed += Number(meta_data?.total_compressed_size ?? 0)
      size.unpacked += Number(meta_data?.total_uncompressed_size ?? 0)
      sizes.set(name, size)
    }
    let packed = 0
    let unpacked = 0
    const fitting = this.#columns.findIndex(({ name }) => {
      packed += sizes.get(name)?.packed ?? 0
      unpacked += sizes.get(name)?.unpacked ?? 0
      return packed > this.#limits.bytes || unpacked > LARGEST_GROUP
    })
    if (fitting >= 0) this.#columns = this.#columns.slice(0, fitting)
    if (fitting === 0) this.#problems.push('its first column alone is too large to be read')
  }

  #packedBytes(group: number): number {
    const columns = this.#metadata.row_groups[group]?.columns ?? []
    return columns.reduce((sum, one) => sum + Number(one.meta_data?.total_compressed_size ?? 0), 0)
  }

  async #loadCodecs() {
    const names = new Set(
      this.#metadata.row_groups.flatMap(({ columns }) =>
        columns.flatMap(({ meta_data }) => meta_data?.codec ?? []),
      ),
    )
    const codecs: Record<string, Unpack> = { SNAPPY: unpackSnappy }
    if ([...names].some((name) => PACKED.has(name))) {
      Object.assign(codecs, (await import('./parquetCodecs.ts')).parquetCodecs)
    }
    if (names.has('BROTLI')) codecs['BROTLI'] = (await import('./brotliCodec.ts')).brotliCodec
    for (const name of names) {
      const unpack = codecs[name]
      if (name === 'UNCOMPRESSED') continue
      this.#codecs[name] = (input, length) => {
        if (!unpack)
          throw new Error(`it is packed with ${name}, which no browser script unpacks here`)
        if (length === 0) return new Uint8Array()
        if (length > LARGEST_PAGE) throw new Error('one of its pages unpacks to more than 500 MB')
        return unpack(input, length)
      }
    }
  }
}

/** What a file says of itself, at its end. Throws `FileProblem` where that cannot be. */
async function readFooter(file: RangeFile): Promise<FileMetaData> {
  let fetching: unknown = null
  const slice: RangeFile['slice'] = async (start, end) => {
    try {
      return await file.slice(start, end)
    } catch (error) {
      fetching = error
      throw error
    }
  }
  try {
    const metadata = await parquetMetadataAsync({ ...file, slice }, { geoparquet: false })
    const counts = [metadata.num_rows, ...metadata.row_groups.map(({ num_rows }) => num_rows)]
    const wrong = counts.find((count) => count < 0)
    if (wrong !== undefined) throw new FileProblem(`it says that it has ${wrong} rows`)
    // Walks through all columns, of which there may be fewer than it says.
    parquetSchema(metadata)
    return metadata
  } catch (error) {
    if (fetching) throw fetching
    // What a library stumbles over says nothing to a reader.
    const why = error instanceof TypeError ? '' : ` (${messageOf(error)})`
    throw new FileProblem(`it is damaged, or no Parquet file${why}`)
  }
}
