import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { ByteSource } from './ByteSource.ts'
import { bytesSource } from './bytesSource.ts'
import { FileProblem } from './FileProblem.ts'
import { readZip, readZipEntry } from './readZip.ts'
import { viewOf } from './viewOf.ts'

const text = (content: string) => new TextEncoder().encode(content)
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const names = async (bytes: Uint8Array, most = 100) =>
  (await readZip(bytesSource(bytes), most)).entries.map(({ name }) => name)

test('files, folders and their sizes are listed without unpacking anything', async () => {
  const zip = zipSync({
    'a.txt': text('a'.repeat(5_000)),
    'größe/b': [text('b'), { level: 0 }],
    'c/': text(''),
  })

  const { entries, count } = await readZip(bytesSource(zip), 100)

  expect(count).toBe(3)
  expect(entries).toMatchObject([
    { name: 'a.txt', bytes: 5_000, method: 8, isFolder: false, encrypted: false },
    { name: 'größe/b', bytes: 1, packedBytes: 1, method: 0 },
    { name: 'c/', isFolder: true },
  ])
  expect(entries[0]?.packedBytes).toBeLessThan(100)
})

test('of a large archive only the end is read', async () => {
  const zip = zipSync({ big: [new Uint8Array(1_000_000), { level: 0 }] })
  const parts: number[] = []
  const source: ByteSource = {
    size: zip.length,
    read: async (start, end) => {
      parts.push(end - start)
      return zip.subarray(start, end)
    },
  }

  expect((await readZip(source, 10)).entries).toHaveLength(1)
  expect(parts.reduce((sum, part) => sum + part)).toBeLessThan(70_000)
})

test('an archive may stand behind something else, and have a comment', async () => {
  const zip = zipSync({ 'a.txt': text('hello') })
  viewOf(zip).setUint16(zip.length - 2, 7, true)
  const file = joined(text('#!/bin/sh\nexit\n'), zip, text('comment'))

  expect(await names(file)).toEqual(['a.txt'])
  const [entry] = (await readZip(bytesSource(file), 1)).entries
  if (!entry) throw new Error('nothing listed')
  expect((await readZipEntry(bytesSource(file), entry, 100)).bytes).toEqual(text('hello'))
})

test('no more is listed than was asked for', async () => {
  const zip = zipSync(
    Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`f${i}`, text('x')])),
  )

  expect(await names(zip, 20)).toHaveLength(20)
  expect((await readZip(bytesSource(zip), 20)).count).toBe(50)
})

test('names that are not UTF-8 are read byte by byte', async () => {
  const zip = zipSync({ xyz: text('x') })
  for (let at = 0; at < zip.length; at++) if (zip[at] === 0x79) zip[at] = 0xe9

  expect(await names(zip)).toEqual(['xéz'])
})

test('a size that the list tells in 64 bits is read there', async () => {
  const zip = zipSync({ huge: [text('x'), { level: 0, extra: { 1: new Uint8Array(16) } }] })
  const view = viewOf(zip)
  const listed = zip.length - 22 - view.getUint32(zip.length - 10, true)
  view.setUint32(listed + 20, 0xffffffff, true)
  view.setUint32(listed + 24, 0xffffffff, true)
  view.setBigUint64(listed + 46 + 4 + 4, 4_500_000_000_000_000n, true)
  view.setBigUint64(listed + 46 + 4 + 12, 10_000_000n, true)

  const { entries } = await readZip(bytesSource(zip), 1)

  expect(entries[0]).toMatchObject({ bytes: 4_500_000_000_000_000, packedBytes: 10_000_000 })
})

test('a file is unpacked, but not beyond the limit, whatever the list says of it', async () => {
  const zip = zipSync({ bomb: new Uint8Array(3_000_000), stored: [text('abcdef'), { level: 0 }] })
  const source = bytesSource(zip)
  const [bomb, stored] = (await readZip(source, 2)).entries
  if (!bomb || !stored) throw new Error('not listed')

  const some = await readZipEntry(source, { ...bomb, bytes: 10 }, 1_000)
  expect([some.bytes.length, some.complete]).toEqual([1_000, false])
  const whole = await readZipEntry(source, bomb, 3_000_000)
  expect([whole.bytes.length, whole.complete]).toEqual([3_000_000, true])
  expect(new TextDecoder().decode((await readZipEntry(source, stored, 3)).bytes)).toBe('abc')
})

test('what cannot be unpacked says why', async () => {
  const zip = zipSync({ a: text('a'.repeat(100)) })
  const source = bytesSource(zip)
  const [entry] = (await readZip(source, 1)).entries
  if (!entry) throw new Error('not listed')
  const attempt = (change: Partial<typeof entry>) =>
    readZipEntry(source, { ...entry, ...change }, 1_000)

  await expect(attempt({ encrypted: true })).rejects.toThrow('It is encrypted')
  await expect(attempt({ method: 99 })).rejects.toThrow('It is packed by method 99')
  await expect(attempt({ headerAt: 7 })).rejects.toThrow('It is not where the list of files says')
  await expect(attempt({ packedBytes: 3 })).rejects.toThrow('Its packed data is damaged')
})

test.each([
  ['nothing', new Uint8Array()],
  ['a text', text('PK is not enough')],
  ['half of an archive', zipSync({ a: text('x') }).subarray(0, 40)],
  [
    'an end without a list',
    joined(
      text('PK\x05\x06'),
      new Uint8Array([0, 0, 0, 0, 9, 0, 9, 0, 9, 9, 0, 0, 9, 9, 0, 0, 0, 0]),
    ),
  ],
])('%s is no archive', async (_, bytes) => {
  await expect(readZip(bytesSource(bytes), 10)).rejects.toBeInstanceOf(FileProblem)
})

test('a list that breaks off says after how many', async () => {
  const zip = zipSync({ a: text('x'), b: text('y') })
  const view = viewOf(zip)
  const listed = zip.length - 22 - view.getUint32(zip.length - 10, true)
  view.setUint32(listed + 47, 0, true)

  await expect(readZip(bytesSource(zip), 10)).rejects.toThrow('damaged after 1 of them')
})
