import { expect, test } from 'vitest'
import { parseInt64Json, stringifyInt64Json } from './int64Json.ts'

test('a long integer keeps its digits as text, all else parses as ever', () => {
  const text =
    '{"step": 9223372036854775807, "text": "id 9223372036854775807", "value": 0.1234567890123456, "n": [-1234567890123456789]}'

  expect(parseInt64Json(text)).toEqual({
    step: '9223372036854775807',
    text: 'id 9223372036854775807',
    value: 0.1234567890123456,
    n: ['-1234567890123456789'],
  })
})

test('a bigint is written as the number it is', () => {
  const written = stringifyInt64Json({ step: 2n ** 63n - 1n, name: 'int64:1', none: undefined })

  expect(written).toBe('{"step":9223372036854775807,"name":"int64:1"}')
})

test('a bare NaN is refused with advice', () => {
  expect(() => parseInt64Json('{"value": NaN}')).toThrow('Write NaN and Infinity as strings')
})
