import { expect, test } from 'vitest'
import { shortName } from './shortName.ts'

test('a long name keeps its beginning and its end', () => {
  expect(shortName('detector_with_a_rather_long_name_5')).toBe('detector_with_…er_long_name_5')
  expect(shortName('zscore_detector')).toBe('zscore_detector')
})

test('no character is cut in two', () => {
  expect(shortName('👩🏽‍🚀'.repeat(40))).toBe(`${'👩🏽‍🚀'.repeat(14)}…${'👩🏽‍🚀'.repeat(14)}`)
})
