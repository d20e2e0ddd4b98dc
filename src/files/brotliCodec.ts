import { decompressBrotli } from 'hyparquet-compressors'
import type { Unpack } from './parquetCodecs.ts'

/** On its own, since its dictionary is larger than all the rest. */
export const brotliCodec: Unpack = (input, length) => decompressBrotli(input, length)
