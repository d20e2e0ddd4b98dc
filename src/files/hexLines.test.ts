import { expect, test } from 'vitest'
import { hexLines } from './hexLines.ts'

test('bytes stand sixteen to a line, with what of them is ASCII', () => {
  const bytes = new TextEncoder().encode('sixteen or more\x01\nß<')

  expect(hexLines(bytes)).toEqual([
    {
      offset: '00000000',
      hex: '73 69 78 74 65 65 6e 20 6f 72 20 6d 6f 72 65 01',
      text: 'sixteen or more·',
    },
    { offset: '00000010', hex: '0a c3 9f 3c', text: '···<' },
  ])
  expect(hexLines(new Uint8Array())).toEqual([])
})
