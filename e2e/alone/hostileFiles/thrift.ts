/** Parts of a footer in Thrift's compact protocol, in which Parquet describes itself. */
type Field = [id: number, type: 'i32' | 'i64' | 'binary' | 'list' | 'struct', value: Buffer]

const TYPES = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 }

const varint = (value: bigint): number[] =>
  value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varint(value >> 7n)]

/** Zigzag: the sign is the last bit. */
export const integer = (value: bigint | number): Buffer => {
  const wide = BigInt(value)
  return Buffer.from(varint(wide < 0n ? -2n * wide - 1n : 2n * wide))
}

export const binary = (text: string): Buffer =>
  Buffer.concat([Buffer.from(varint(BigInt(Buffer.byteLength(text)))), Buffer.from(text)])

export const list = (type: keyof typeof TYPES, items: Buffer[], claimed = items.length): Buffer =>
  Buffer.concat([
    claimed < 15
      ? Buffer.from([(claimed << 4) | TYPES[type]])
      : Buffer.from([0xf0 | TYPES[type], ...varint(BigInt(claimed))]),
    ...items,
  ])

/** Fields in the order of their numbers. */
export const struct = (fields: Field[]): Buffer => {
  let last = 0
  const parts = fields.flatMap(([id, type, value]) => {
    const head = Buffer.from([((id - last) << 4) | TYPES[type]])
    last = id
    return [head, value]
  })
  return Buffer.concat([...parts, Buffer.from([0])])
}
