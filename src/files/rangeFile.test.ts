import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openRangeFile } from './rangeFile.ts'

const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251)
const { signal } = new AbortController()

/** Serves the bytes, by parts or only whole, and keeps the ranges that were asked for. */
async function serve(parts: boolean) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const range = request.headers.range ?? ''
    asked.push(range)
    const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
    if (!parts) {
      response.end(bytes)
      return
    }
    const start = first === '' ? Math.max(bytes.length - Number(last), 0) : Number(first)
    const end = first === '' || last === '' ? bytes.length : Number(last) + 1
    response.writeHead(206, { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` })
    response.end(bytes.subarray(start, end))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/`, asked }
}

const listOf = async (part: Promise<ArrayBuffer>) => [...new Uint8Array(await part)]

test('from a server that sends parts, only parts are asked for', async () => {
  const { url, asked } = await serve(true)
  const file = await openRangeFile(url, 1e9, signal)

  expect(file.byteLength).toBe(200_000)
  expect(await listOf(file.slice(10, 14))).toEqual([10, 11, 12, 13])
  expect(await listOf(file.slice(199_998))).toEqual([199_998 % 251, 199_999 % 251])
  expect(asked).toEqual(['bytes=-65536', 'bytes=10-13'])
  expect(file.fetched()).toBe(65_536 + 4)
})

test('from a server that sends files only whole, it is read once', async () => {
  const { url, asked } = await serve(false)
  const file = await openRangeFile(url, 1e9, signal)

  expect(await listOf(file.slice(10, 14))).toEqual([10, 11, 12, 13])
  expect(asked).toHaveLength(1)
})

test('a file that is too large to be read whole is refused', async () => {
  const { url } = await serve(false)

  await expect(openRangeFile(url, 1_000, signal)).rejects.toThrow(/only whole/)
})

test.each([true, false])('a part beyond the end is refused, with parts: %s', async (parts) => {
  const { url, asked } = await serve(parts)
  const file = await openRangeFile(url, 1e9, signal)

  for (const [start, end] of [
    [199_999, 200_001],
    [1e12, 1e12 + 8],
    [-1, 3],
    [9, 8],
  ] as const) {
    await expect(file.slice(start, end)).rejects.toThrow(/outside of the file/)
  }
  expect(asked).toHaveLength(1)
})
