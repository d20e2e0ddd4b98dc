import { expect, test } from 'vitest'
import { complete, completionsAt } from './completions.ts'
import type { Vocabulary } from './vocabulary.ts'

const vocabulary: Vocabulary = {
  names: [
    { id: 'metrics.weekly_f1', field: { source: 'metric', key: 'weekly_f1' } },
    { id: 'metrics.f1_score', field: { source: 'metric', key: 'f1_score' } },
    { id: 'params.method', field: { source: 'param', key: 'method' } },
    { id: 'tags.`my team`', field: { source: 'tag', key: 'my team' } },
    { id: 'status', field: { source: 'attribute', key: 'status' } },
  ],
  valuesOf: ({ key }) => {
    if (key === 'f1_score') return [{ value: '0.75', count: 2 }]
    if (key !== 'method') return []
    return [
      { value: 'zscore', count: 12 },
      { value: "it's", count: 1 },
      { value: `both ' and "`, count: 1 },
    ]
  },
}

const optionsAt = (text: string, caret = text.length) =>
  completionsAt(text, caret, vocabulary)?.options.map((option) => option.text) ?? []

test('names are found by any part, those that begin with it first', () => {
  expect(optionsAt('f1')).toEqual(['metrics.f1_score', 'metrics.weekly_f1'])
  expect(optionsAt('metrics.f1')).toEqual(['metrics.f1_score'])
  expect(optionsAt('team')).toEqual(['tags.`my team`'])
})

test('the operators offered fit the name', () => {
  expect(optionsAt('metrics.f1_score ')).toEqual(expect.arrayContaining(['<', 'IS NULL']))
  expect(optionsAt('metrics.f1_score ')).not.toContain('LIKE')
  expect(optionsAt('params.method l')).toEqual(['LIKE', 'ILIKE', 'IS NULL', 'IS NOT NULL'])
  expect(optionsAt('attributes.status ')).toEqual(['=', '!=', 'LIKE', 'ILIKE'])
})

test('values seen are offered as the language writes them, if it can', () => {
  expect(optionsAt('metrics.f1_score > ')).toEqual(['0.75'])
  expect(optionsAt('params.method = ')).toEqual(["'zscore'", `"it's"`])
  expect(optionsAt("params.method = 'z")).toEqual(["'zscore'"])
})

test('a quote that is open before other conditions means what stands before the caret', () => {
  expect(optionsAt("params.method = 'z AND metrics.f1_score > 0", 18)).toEqual(["'zscore'"])
})

test('nothing is offered for what is there already, or for an unknown name', () => {
  expect(optionsAt('metrics.f1_score')).toEqual([])
  expect(optionsAt('attributes.nonsense ')).toEqual([])
})

function completed(text: string, caret = text.length) {
  const list = completionsAt(text, caret, vocabulary)
  const [first] = list?.options ?? []
  return list && first ? complete(text, list, first) : null
}

test('a completion takes the place of what was typed, and the caret stands behind it', () => {
  expect(completed('f1')).toEqual({ text: 'metrics.f1_score ', caret: 17 })
  expect(completed("params.method = 'z")).toEqual({ text: "params.method = 'zscore' ", caret: 25 })
  expect(completed('f1 > 0.7', 2)).toEqual({ text: 'metrics.f1_score > 0.7', caret: 17 })
})
