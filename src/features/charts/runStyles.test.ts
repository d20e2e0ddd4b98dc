import { expect, test } from 'vitest'
import type { ChartedRun } from './chartSeries.ts'
import { facetsOf, type StyleChoice, styledRuns, styleKey } from './runStyles.ts'

const runOf = (name: string, texts: Record<string, string>): ChartedRun => ({
  run: { id: `id of ${name}`, name, status: 'FINISHED', metrics: new Map() },
  slot: 5,
  texts: (field) => texts[field],
})

const fields = ['params.opt/lr', 'params.model', 'params.depth', 'params.seed', 'tags.team']
const runs = [
  runOf('small', { 'params.opt/lr': '0.1', 'params.model': 'lstm', 'params.seed': '1' }),
  runOf('large', { 'params.opt/lr': '0.3', 'params.model': 'lstm', 'params.seed': '1' }),
  runOf('other', { 'params.opt/lr': '0.3', 'params.model': 'forest', 'tags.team': 'idx' }),
]

const none: StyleChoice = { label: 'auto', colour: '', dash: '', facet: '' }
const labels = (runs: readonly ChartedRun[], label: string) =>
  styledRuns(runs, { ...none, label }, fields).map(({ label }) => label)

test('names that people gave are the labels, and colours stay', () => {
  expect(labels(runs, 'auto')).toEqual(['small', 'large', 'other'])
  expect(styledRuns(runs, none, fields).map(({ slot }) => slot)).toEqual([5, 5, 5])
})

test('where names are made up or the same, the params that differ are the labels', () => {
  const made = runs.map((one, i) => ({ ...one, run: { ...one.run, name: `bold-fox-${i}` } }))
  const same = runs.map((one) => ({ ...one, run: { ...one.run, name: 'train' } }))
  const expected = [
    'lr 0.1 · model lstm · seed 1',
    'lr 0.3 · model lstm · seed 1',
    'lr 0.3 · model forest · seed –',
  ]

  expect(labels(made, 'auto')).toEqual(expected)
  expect(labels(same, 'auto')).toEqual(expected)
  expect(labels(runs, 'params')).toEqual(expected)
})

test('labels that are the same have the name beside them, and runs without a difference only that', () => {
  const alike = [
    runOf('small', { 'params.opt/lr': '0.1' }),
    runOf('large', { 'params.opt/lr': '0.3' }),
    runOf('again', { 'params.opt/lr': '0.3' }),
  ]

  expect(labels(alike, 'params')).toEqual(['lr 0.1', 'lr 0.3 · large', 'lr 0.3 · again'])
  expect(labels(runs.slice(0, 1), 'params')).toEqual(['small'])
})

test('a template is filled with what each run has', () => {
  expect(labels(runs, '{name}: {params.model}/{tags.team} {')).toEqual([
    'small: lstm/– {',
    'large: lstm/– {',
    'other: forest/idx {',
  ])
})

test('colours and dashes stand for the values of a field', () => {
  const styled = styledRuns(runs, { ...none, colour: 'params.model', dash: 'tags.team' }, fields)

  expect(styled.map(({ slot, dash }) => [slot, dash])).toEqual([
    [0, 0],
    [0, 0],
    [1, 1],
  ])
  expect(styleKey(runs, 'params.model', 8)?.values).toEqual([
    { text: 'lstm', place: 0 },
    { text: 'forest', place: 1 },
  ])
  expect(styleKey(runs, '', 8)).toBeNull()
})

test('beyond as many values as there are colours, lines are grey', () => {
  const many = Array.from({ length: 10 }, (_, i) => runOf(`${i}`, { 'params.model': `m${i}` }))
  const slots = styledRuns(many, { ...none, colour: 'params.model' }, fields).map(
    ({ slot }) => slot,
  )

  expect(slots).toEqual([0, 1, 2, 3, 4, 5, 6, 7, null, null])
})

test('charts are split by the values of a field', () => {
  const facets = facetsOf(runs, 'params.model')

  expect(facets.map(({ title, runs }) => [title, runs.length])).toEqual([
    ['model lstm', 2],
    ['model forest', 1],
  ])
  expect(facetsOf(runs, '')).toEqual([{ title: null, runs }])
})
