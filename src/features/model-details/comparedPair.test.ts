import { expect, test } from 'vitest'
import { versionOf } from '#src/testing/registered.ts'
import { comparedPair } from './comparedPair.ts'

const versions = ['10', '9', '2'].map((number) => versionOf('m', number))
const numbers = (pair: ReturnType<typeof comparedPair>) => pair && [pair.a.version, pair.b.version]

test('the older version comes first, or the one in use', () => {
  expect(numbers(comparedPair(versions, ['10', '9'], null))).toEqual(['9', '10'])
  expect(numbers(comparedPair(versions, ['9', '10'], null))).toEqual(['9', '10'])
  expect(numbers(comparedPair(versions, ['2', '10'], '10'))).toEqual(['10', '2'])
  expect(numbers(comparedPair(versions, ['10', '2'], '10'))).toEqual(['10', '2'])
})

test('a version that is not there is compared with nothing', () => {
  expect(comparedPair(versions, ['10', '3'], null)).toBeNull()
  expect(comparedPair(versions, ['10', '10'], null)).toBeNull()
  expect(comparedPair(versions, ['10', null], null)).toBeNull()
})
