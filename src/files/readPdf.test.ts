import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isPdf, readPdf } from './readPdf.ts'

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const actions = (...parts: (string | Uint8Array)[]) =>
  readPdf(
    new Uint8Array(
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? ascii(part) : part))),
    ),
  ).actions

const objects = (content: string, filter = '/Filter /FlateDecode') =>
  [
    `%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /N 1 ${filter} >>\nstream\n`,
    deflateSync(content),
    '\nendstream\nendobj',
  ] as const

test('a PDF begins with its mark, or nearly so', () => {
  expect(isPdf(ascii('%PDF-1.4'))).toBe(true)
  expect(isPdf(ascii(`${'x'.repeat(1_000)}%PDF-1.4`))).toBe(true)
  expect(isPdf(ascii('<html>%PDF'))).toBe(false)
})

test('a document without actions has none', () => {
  expect(actions('%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj')).toEqual([])
  expect(actions(...objects('1 0 << /Type /Page /URI (http://a.b) >>'))).toEqual([])
})

test('actions are found by name, however their letters are written', () => {
  expect(actions('<< /S /JavaScript /JS (app.alert(1)) >>')).toEqual(['scripts'])
  expect(actions('<< /S /J#61va#53cript >>')).toEqual(['scripts'])
  expect(actions('<< /S /Launch /F (x) >> << /S /SubmitForm >>')).toEqual([
    'an action that starts a program',
    'a form that sends or fetches data',
  ])
})

test('actions are found in packed objects', () => {
  expect(actions(...objects('1 0 << /S /JavaScript >>'))).toEqual(['scripts'])
})

test('what cannot be unpacked is said to be unchecked', () => {
  const unchecked = ['packed parts, which cannot be checked']
  expect(actions(...objects('x', '/Filter /LZWDecode'))).toEqual(unchecked)
  expect(actions(...objects('x', '/Filter [/FlateDecode /FlateDecode]'))).toEqual(unchecked)
  expect(actions(...objects('x', '/Filter /FlateDecode /DecodeParms << >>'))).toEqual(unchecked)
  expect(actions('%PDF /Type /Obj#53tm stream')).toEqual(unchecked)
  expect(actions('%PDF << /Encrypt 5 0 R >>')).toEqual(['encrypted parts, which cannot be checked'])
})
