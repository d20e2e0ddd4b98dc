import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellLook, columnFormat } from './tableCell.ts'

const number = { kind: 'number' } as const
const facts = (largest: number, decimals: number) => ({
  largest,
  smallest: largest,
  decimals,
  hasPercent: false,
})

test('numbers of a column are written at one precision, and say what the file has', () => {
  const format = columnFormat(facts(123.456_789, 6))

  expect(cellLook('1.5', number, format, 'aligned')).toMatchObject({ text: '1.500', written: null })
  expect(cellLook('123.456789', number, format, 'aligned')).toMatchObject({
    text: '123.457',
    written: '123.456789',
  })
  expect(cellLook('123.456789', number, format, 'written').text).toBe('123.456789')
})

test('whole numbers and percentages keep every digit', () => {
  expect(
    cellLook('12345678901234567890', number, columnFormat(facts(1e19, 0)), 'aligned').text,
  ).toBe('12345678901234567890')
  expect(columnFormat({ ...facts(0.5, 1), hasPercent: true })).toBeNull()
})

test('digits that a double cannot hold are never left out in silence', () => {
  const format = columnFormat(facts(1, 22))

  expect(cellLook('0.1000000000000000055511', number, format, 'aligned').written).toBe(
    '0.1000000000000000055511',
  )
  expect(cellLook('0.100000', number, format, 'aligned').written).toBeNull()
})

test('what is small is not shown as 0, and 0 is', () => {
  const format = columnFormat(facts(1000, 9))

  expect(cellLook('0.000000001', number, format, 'aligned').text).toBe('1.0e−9')
  expect(cellLook('0', number, format, 'aligned').text).toBe('0.00')
  expect(cellLook('-0.25', number, format, 'aligned').text).toBe('−0.25')
})

test('a column of tiny numbers has exponents', () => {
  expect(columnFormat(facts(4e-5, 8))).toEqual({ style: 'exponent', decimals: 4 })
})

test('what is missing is shown as such, with the word that the file has for it', () => {
  expect(cellLook(null, number, null, 'aligned')).toMatchObject({ text: '–', tone: 'missing' })
  expect(cellLook('NaN', number, null, 'aligned')).toMatchObject({ text: 'NaN', tone: 'missing' })
  expect(cellLook('None', { kind: 'text' }, null, 'aligned').tone).toBe('missing')
  expect(cellLook('inf', number, columnFormat(facts(1, 2)), 'aligned').text).toBe('inf')
})

test('a number that is shown differently always says what is written', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.nat(8),
      (value, decimals) => {
        const text = String(value)
        const look = cellLook(
          text,
          number,
          columnFormat(facts(Math.abs(value), decimals)),
          'aligned',
        )

        const shown = Number(look.text.replaceAll('\u2212', '-'))
        expect(shown === value || look.written === text).toBe(true)
      },
    ),
  )
})
