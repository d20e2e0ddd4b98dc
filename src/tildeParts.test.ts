import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinParts, splitParts } from './tildeParts.ts'

test('texts read back from their joint form, whatever signs they have', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('', '~', '%', '%7E', '%257E', 'a~b%'))
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      expect(splitParts(joinParts(parts))).toEqual(parts)
    }),
  )
})

test('ordinary names stand as they are', () => {
  expect(joinParts(['metrics.val/f1', 'params.lr'])).toBe('metrics.val/f1~params.lr')
})
