import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortName, shortNames } from './shortName.ts'

test('a long name keeps its beginning and its end', () => {
  expect(shortName('detector_with_a_rather_long_name_5')).toBe('detector_with_a…er_long_name_5')
  expect(shortName('zscore_detector')).toBe('zscore_detector')
})

test('no character is cut in two', () => {
  expect(shortName('👩🏽‍🚀'.repeat(40))).toBe(`${'👩🏽‍🚀'.repeat(15)}…${'👩🏽‍🚀'.repeat(14)}`)
})

test('names that stand together are cut where they are the same', () => {
  const hosts = ['node-001.cluster.example', 'node-042.cluster.example', 'x']
  expect(shortNames(hosts.slice(0, 2), 12)).toEqual(['node-001.cl…', 'node-042.cl…'])
  const seeds = ['contamination_0.05_seed_7', 'contamination_0.05_seed_2024']
  expect(shortNames(seeds, 12)).toEqual(['…0.05_seed_7', '…5_seed_2024'])
  expect(shortNames(hosts, 12)).toEqual(['node-0…ample', 'node-0…ample', 'x'])
  expect(shortNames(['only_one_long_name'], 12)).toEqual(['only_o…_name'])
})

test('whatever the names, those that are cut are as short as they have to be', () => {
  const names = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 })
  const segmenter = new Intl.Segmenter()
  const lengthOf = (text: string) => [...segmenter.segment(text)].length
  fc.assert(
    fc.property(names, fc.integer({ min: 3, max: 20 }), (names, longest) => {
      const cut = shortNames(names, longest).filter((short, at) => short !== names[at])
      expect(Math.max(0, ...cut.map(lengthOf))).toBeLessThanOrEqual(longest)
    }),
  )
})
