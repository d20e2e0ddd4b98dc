import { crc32, deflateRawSync } from 'node:zlib'

type Member = {
  name: string
  /** Where its header stands, instead of one of its own: as in a bomb whose files overlap. */
  sharedAt?: number
  /** What the list says it unpacks to. */
  claimedBytes?: number
}

type Claims = {
  /** How many files the end says there are. */
  count?: number
  /** Where the end says that the list begins. */
  listAt?: number
}

/** A ZIP archive whose list says what it is told to. */
export function zipOf(content: Buffer, members: readonly Member[], claims: Claims = {}): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(crc32(content), 14)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(content.length, 22)
  const list = Buffer.concat(
    members.map(({ name, sharedAt = 0, claimedBytes = content.length }) => {
      const entry = Buffer.alloc(46)
      entry.writeUInt32LE(0x02014b50)
      entry.writeUInt16LE(8, 10)
      entry.writeUInt32LE(packed.length, 20)
      entry.writeUInt32LE(claimedBytes, 24)
      entry.writeUInt16LE(Buffer.byteLength(name), 28)
      entry.writeUInt32LE(sharedAt, 42)
      return Buffer.concat([entry, Buffer.from(name)])
    }),
  )
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(claims.count ?? members.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(claims.listAt ?? local.length + packed.length, 16)
  return Buffer.concat([local, packed, list, end])
}
