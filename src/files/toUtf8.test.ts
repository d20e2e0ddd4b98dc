import { expect, test } from 'vitest'
import type { Encoding } from './encoding.ts'
import { toUtf8 } from './toUtf8.ts'

async function read(bytes: number[], pieceLength: number) {
  const encodings: Encoding[] = []
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceLength) {
      yield Uint8Array.from(bytes.slice(at, at + pieceLength))
    }
  }
  const result: number[] = []
  for await (const chunk of toUtf8(pieces(), (encoding) => encodings.push(encoding))) {
    result.push(...chunk)
  }
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(result)),
    encodings,
  }
}

const utf16 = (text: string, order: 'le' | 'be') =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
    order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  )

test.each([1, 2, 3, 100])('a mark tells the encoding, in pieces of %i bytes', async (length) => {
  const text = 'loss é 😀'

  expect(await read([0xff, 0xfe, ...utf16(text, 'le')], length)).toEqual({
    text,
    encodings: ['UTF-16 LE'],
  })
  expect(await read([0xfe, 0xff, ...utf16(text, 'be')], length)).toEqual({
    text,
    encodings: ['UTF-16 BE'],
  })
  expect(await read([0xef, 0xbb, 0xbf, 65, 66], length)).toMatchObject({ text: 'AB' })
})

test('a text of nothing but its mark is empty', async () => {
  expect(await read([0xff, 0xfe], 1)).toEqual({ text: '', encodings: ['UTF-16 LE'] })
  expect(await read([0xef, 0xbb, 0xbf], 2)).toEqual({ text: '', encodings: ['UTF-8'] })
})

test('without a mark, bytes stay as they are', async () => {
  expect(await read([65], 1)).toEqual({ text: 'A', encodings: ['UTF-8'] })
  expect(await read([65, 66, 67, 0xe9], 2)).toMatchObject({ text: 'ABC�', encodings: ['UTF-8'] })
  expect(await read([], 1)).toMatchObject({ text: '' })
})
