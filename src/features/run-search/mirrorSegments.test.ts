import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mirrorSegments } from './mirrorSegments.ts'

const wrongPart = (text: string, position: number, length: number) =>
  mirrorSegments(text, { position, length, message: '' })
    .filter(({ wrong }) => wrong)
    .map((segment) => segment.text)
    .join('')

test('a problem is marked where it is, across colours', () => {
  expect(wrongPart('metrics.loss <> 1', 13, 2)).toBe('<>')
})

test('a problem at the end is marked on what it follows', () => {
  expect(wrongPart('metrics.loss >', 14, 0)).toBe('>')
})

test('the copy has every character of the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.nat(20),
      fc.nat(20),
      (text, position, length) => {
        const copy = mirrorSegments(text, { position, length, message: '' })
        const written = copy.map((segment) => segment.text).join('')
        expect(written.startsWith(text)).toBe(true)
        expect(
          mirrorSegments(text, null)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text)
      },
    ),
  )
})
