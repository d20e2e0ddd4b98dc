import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { ByteSource } from './ByteSource.ts'
import { bytesSource } from './bytesSource.ts'
import { FileProblem } from './FileProblem.ts'
import { readTar } from './readTar.ts'

type Field = string | Uint8Array
type Member = {
  name: Field
  content?: Field
  type?: string
  target?: string
  size?: Field
  prefix?: string
}

const bytesOf = (field: Field) =>
  typeof field === 'string' ? new TextEncoder().encode(field) : field
const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
const joined = (parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

function member({ name, content = '', type = '0', target = '', size, prefix = '' }: Member) {
  const body = bytesOf(content)
  const header = new Uint8Array(512)
  const put = (at: number, field: Field) => header.set(bytesOf(field), at)
  put(0, name)
  put(124, size ?? octal(body.length, 11))
  put(148, ' '.repeat(8))
  put(156, type)
  put(157, target)
  put(257, 'ustar\x0000')
  put(345, prefix)
  put(
    148,
    octal(
      header.reduce((sum, byte) => sum + byte),
      6,
    ),
  )
  const padding = new Uint8Array((512 - (body.length % 512)) % 512)
  return joined([header, body, padding])
}

const tar = (...members: Member[]) => joined([...members.map(member), new Uint8Array(1_024)])
const limits = { entries: 1_000, bytes: 10_000_000 }
const list = (bytes: Uint8Array, packing: 'gzip' | 'none' = 'none', some = limits) =>
  readTar(bytesSource(bytes), packing, some)

test('files, folders and links are listed in order', async () => {
  const archive = tar(
    { name: 'model/', type: '5' },
    { name: 'weights.bin', prefix: 'model', content: 'x'.repeat(1_000) },
    { name: 'latest', type: '2', target: '/etc/passwd' },
    { name: 'device', type: '3' },
  )
  const expected = [
    { name: 'model/', kind: 'folder', bytes: 0, target: null },
    { name: 'model/weights.bin', kind: 'file', bytes: 1_000, target: null },
    { name: 'latest', kind: 'link', bytes: 0, target: '/etc/passwd' },
    { name: 'device', kind: 'other', bytes: 0, target: null },
  ]

  expect(await list(archive)).toEqual({ entries: expected, stoppedAfter: null })
  expect(await list(new Uint8Array(gzipSync(archive)), 'gzip')).toEqual({
    entries: expected,
    stoppedAfter: null,
  })
})

/** A line of a pax header, which begins with its own length. */
const line = (text: string) => {
  const length = Buffer.byteLength(text) + 5
  return `${length} ${text}\n`
}

test('long names are read in both of the usual ways', async () => {
  const long = `${'folder/'.repeat(40)}größe.txt`
  const archive = tar(
    { name: '././@LongLink', type: 'L', content: `${long}\0` },
    { name: long.slice(0, 99), content: 'a' },
    { name: 'pax', type: 'x', content: line(`path=${long}`) + line('mtime=1.5') },
    { name: 'short', content: 'b' },
    { name: 'plain', content: 'c' },
  )

  const { entries } = await list(archive)

  expect(entries.map(({ name }) => name)).toEqual([long, long, 'plain'])
})

test('of a plain archive only the headers are read', async () => {
  const archive = tar(
    { name: 'big', content: new Uint8Array(3_000_000) },
    { name: 'small', content: 'x' },
  )
  let read = 0
  const source: ByteSource = {
    size: archive.length,
    read: async (start, end) => {
      read += end - start
      return archive.subarray(start, end)
    },
  }

  expect((await readTar(source, 'none', limits)).entries).toHaveLength(2)
  expect(read).toBeLessThan(200_000)
})

test('a size beyond what octal digits tell is read from its binary form', async () => {
  const size = new Uint8Array(12)
  new DataView(size.buffer).setBigUint64(4, 2n ** 40n)
  size[0] = 0x80

  const { entries } = await list(tar({ name: 'huge', size }))

  expect(entries[0]?.bytes).toBe(2 ** 40)
})

test('a bomb is listed as far as the limit goes, and no further', async () => {
  const archive = tar({ name: 'zeros', content: new Uint8Array(30_000_000) }, { name: 'last' })
  const packed = new Uint8Array(gzipSync(archive))

  const { entries, stoppedAfter } = await list(packed, 'gzip')

  expect(entries.map(({ name }) => name)).toEqual(['zeros'])
  expect(stoppedAfter).toBe('10 MB')
})

test('no more entries are listed than were asked for', async () => {
  const archive = tar(...Array.from({ length: 10 }, (_, i) => ({ name: `f${i}` })))

  const { entries, stoppedAfter } = await list(archive, 'none', { ...limits, entries: 4 })

  expect(entries).toHaveLength(4)
  expect(stoppedAfter).toBe('4 entries')
})

test('an endless row of headers without files comes to an end', async () => {
  const header = member({ name: 'pax', type: 'x', content: new Uint8Array(500_000) })
  const archive = joined(Array.from({ length: 30 }, () => header))

  expect((await list(archive)).stoppedAfter).toBe('10 MB')
})

test('what is damaged in the middle is listed up to there', async () => {
  const archive = tar({ name: 'a', content: 'x' }, { name: 'b' })
  archive[1_024 + 5] = 7

  expect(await list(archive)).toMatchObject({
    entries: [{ name: 'a' }],
    stoppedAfter: 'a damaged header behind a',
  })
  expect((await list(tar({ name: 'a', size: '77777777777' }, { name: 'b' }))).entries).toHaveLength(
    1,
  )
  expect((await list(tar({ name: 'a', size: 'garbage' }))).stoppedAfter).toBe('an impossible size')
})

test.each([
  ['an empty file', new Uint8Array(), 'none'],
  ['a text', bytesOf('x'.repeat(2_000)), 'none'],
  ['a text said to be packed', bytesOf('x'.repeat(2_000)), 'gzip'],
  ['half a packed archive', new Uint8Array(gzipSync(tar({ name: 'a' }))).subarray(0, 30), 'gzip'],
] as const)('%s is no archive', async (_, bytes, packing) => {
  await expect(list(bytes, packing)).rejects.toBeInstanceOf(FileProblem)
})
