import {
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors'

/** What unpacks a page; the second argument is the length of what comes out, in bytes. */
export type Unpack = (input: Uint8Array, length: number) => Uint8Array

/** Codecs in plain script: the content policy forbids WebAssembly. */
export const parquetCodecs: Record<string, Unpack> = {
  GZIP: decompressGzip,
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
  ZSTD: (input) => decompressZstd(input),
}
