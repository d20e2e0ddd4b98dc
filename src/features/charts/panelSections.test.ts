import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { panelSections, searchSections } from './panelSections.ts'

const all = () => true
const sectionsOf = (metrics: readonly string[]) => panelSections(metrics, all)

test('metrics stand with those of their folder: none first, the machine last', () => {
  const metrics = ['train/loss', 'f1', 'system/cpu', 'a/b/deep', 'train/acc', 'val.loss']

  expect(sectionsOf(metrics)).toEqual([
    { name: '', metrics: ['f1'] },
    { name: 'a/b', metrics: ['a/b/deep'] },
    { name: 'train', metrics: ['train/acc', 'train/loss'] },
    { name: 'val', metrics: ['val.loss'] },
    { name: 'system', metrics: ['system/cpu'] },
  ])
})

test('a dot within a number, at an end, or after a slash makes no folder', () => {
  const metrics = ['recall@0.5', '.hidden', 'odd.', 'v1.0/x']

  expect(sectionsOf(metrics).map(({ name }) => name)).toEqual(['', 'v1.0'])
})

test('numbers in names are sorted as numbers', () => {
  expect(sectionsOf(['layer 10', 'layer 2'])[0]?.metrics).toEqual(['layer 2', 'layer 10'])
})

test('curves stand before metrics that were logged once', () => {
  const metrics = ['accuracy', 'loss', 'f1', 'val_loss']

  expect(panelSections(metrics, (metric) => metric.endsWith('loss'))).toEqual([
    { name: '', metrics: ['loss', 'val_loss', 'accuracy', 'f1'] },
  ])
})

test('a search finds by any part of a name, folder and all, and forgets empty sections', () => {
  const sections = sectionsOf(['train/Loss', 'train/acc', 'val/acc'])

  expect(searchSections(sections, ' loss ')).toEqual([{ name: 'train', metrics: ['train/Loss'] }])
  expect(searchSections(sections, 'val/')).toEqual([{ name: 'val', metrics: ['val/acc'] }])
  expect(searchSections(sections, '')).toEqual(sections)
  expect(searchSections(sections, 'nowhere')).toEqual([])
})

test('every metric stands in one section, whatever its name', () => {
  const names = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', '.', '/', '1', '𝒳') }))
  fc.assert(
    fc.property(names, (metrics) => {
      const sections = sectionsOf(metrics)

      expect(sections.flatMap((section) => section.metrics).toSorted()).toEqual(metrics.toSorted())
      expect(new Set(sections.map(({ name }) => name)).size).toBe(sections.length)
    }),
  )
})
