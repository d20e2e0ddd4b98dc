import { expect, test } from 'vitest'
import { loggedRun } from '#src/testing/loggedRun.ts'
import { asksRuns, fitsTerms, readBoardQuery } from './boardQuery.ts'
import { versionOf } from '#src/testing/registered.ts'

test('a search is read into words, fields and conditions on metrics', () => {
  expect(
    readBoardQuery('forest owner:ada "two words" tag:"review=not yet" f1 >= 0.7 loss<1e-3'),
  ).toEqual([
    { kind: 'word', text: 'forest' },
    { kind: 'owner', text: 'ada' },
    { kind: 'word', text: 'two words' },
    { kind: 'tag', text: 'review=not yet' },
    { kind: 'metric', name: 'f1', comparison: '>=', value: 0.7 },
    { kind: 'metric', name: 'loss', comparison: '<', value: 0.001 },
  ])
})

test.each(['', '   ', '""', 'owner:""'])('%j asks for nothing', (text) => {
  expect(readBoardQuery(text)).toEqual([])
})

test('what begins as a condition and is none is a word', () => {
  expect(readBoardQuery('f1 >')).toEqual([
    { kind: 'word', text: 'f1' },
    { kind: 'word', text: '>' },
  ])
})

const version = versionOf('Forest', '2', { tags: { review: 'passed' }, description: 'Weekly' })
const run = loggedRun({ metrics: { f1: 0.75 } })
const fits = (text: string) =>
  fitsTerms({ version, aliases: ['champion'], modelTags: undefined, run }, readBoardQuery(text))

test.each([
  '',
  'FOREST',
  'v2',
  'champ weekly',
  'review',
  'tag:review=pass',
  'alias:champion',
  'f1 >= 0.75',
  'owner:ada',
  'forest f1>0.7 owner:AD',
])('%j finds the card', (text) => {
  expect(fits(text)).toBe(true)
})

test.each(['lstm', 'v3', 'forest challenger', 'f1 > 0.75', 'recall > 0', 'owner:bob', 'tag:stage'])(
  '%j does not find the card',
  (text) => {
    expect(fits(text)).toBe(false)
  },
)

test('a tag says whose a version is before its run does', () => {
  const owned = versionOf('Forest', '3', { tags: { owner: 'Team Risk' } })
  const card = { version: owned, aliases: [], modelTags: new Map([['owner', 'bob']]), run }

  expect(fitsTerms(card, readBoardQuery('owner:"team risk"'))).toBe(true)
  expect(fitsTerms(card, readBoardQuery('owner:bob'))).toBe(false)
})

test('only owners and metrics need the runs', () => {
  expect(asksRuns(readBoardQuery('forest tag:a alias:b'))).toBe(false)
  expect(asksRuns(readBoardQuery('f1>0'))).toBe(true)
})
