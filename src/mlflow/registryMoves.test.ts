import { expect, test } from 'vitest'
import { stageTransitions } from '#protocol/transitions.ts'
import { modelsOf, versionOf } from '#src/testing/registered.ts'
import { abilitiesOf } from './registry.ts'
import {
  applyMove,
  notesOf,
  type RegistryMove,
  stageMove,
  staleness,
  undoMoves,
} from './registryMoves.ts'

const versions = [
  versionOf('Forest', '1', { stage: 'Production' }),
  versionOf('Forest', '2', { stage: 'Staging', tags: { review: 'open' } }),
  versionOf('LSTM', '1', { stage: 'Production' }),
]
const [first, second] = versions
if (!first || !second) throw new Error('There are versions.')
const aliases = modelsOf({ Forest: { champion: '1' } }).get('Forest')?.aliases ?? new Map()

const promote = stageMove(versions, second, 'Production', true)
const name: RegistryMove = {
  kind: 'alias',
  model: 'Forest',
  version: '2',
  gains: 'champion',
  holder: '1',
  loses: null,
}
const tag: RegistryMove = {
  kind: 'tag',
  model: 'Forest',
  version: '2',
  key: 'review',
  from: 'open',
  to: null,
}

test('a move to a stage for one names the others that are in it, of the same model', () => {
  expect(promote.holders).toEqual(['1'])
  expect(stageMove(versions, second, 'Archived', false).holders).toEqual([])
})

test('nothing that a move was decided on has changed', () => {
  for (const move of [promote, name, tag]) expect(staleness(move, versions, aliases)).toBeNull()
})

const third = versionOf('Forest', '3', { stage: 'Production' })

test.each<[string, RegistryMove, typeof versions, ReadonlyMap<string, string>, RegExp]>([
  ['the version is gone', promote, [first], aliases, /^Version 2 is not there/],
  [
    'the version is elsewhere',
    promote,
    [first, { ...second, stage: 'Archived' }],
    aliases,
    /^Version 2 was moved to Archived/,
  ],
  ['another came', promote, [...versions, third], aliases, /^Version 3 came to Production/],
  [
    'the holder left',
    promote,
    [{ ...first, stage: 'None' }, second],
    aliases,
    /^Version 1 left Production/,
  ],
  [
    'an alias moved',
    name,
    versions,
    new Map([['champion', '3']]),
    /champion was given to version 3/,
  ],
  ['an alias went', name, versions, new Map(), /champion names no version/],
  [
    'an alias to be lost is lost',
    { ...name, gains: null, holder: null, loses: 'champion' },
    versions,
    aliases,
    /champion does not name version 2/,
  ],
  ['a tag went', tag, [first, { ...second, tags: new Map() }], aliases, /review was removed/],
  [
    'a tag changed',
    tag,
    [first, { ...second, tags: new Map([['review', 'passed']]) }],
    aliases,
    /review was set to “passed”/,
  ],
])('a move is stale when %s', (_, move, now, named, words) => {
  expect(staleness(move, now, named)).toMatch(words)
})

test('a move and its undoing leave everything as it was', () => {
  for (const move of [promote, tag, stageMove(versions, first, 'None', false)]) {
    const after = applyMove(versions, move)
    expect(after).not.toEqual(versions)
    expect(undoMoves(versions, move).reduce(applyMove, after)).toEqual(versions)
  }
})

test('a promotion is noted at the version that came and at the one that left', () => {
  const note = { reason: 'better', user: 'ada' }

  expect(
    notesOf(promote, note, 1_000).map(({ version, tag }) => [version, stageTransitions.read(tag)]),
  ).toEqual([
    ['2', { time: 1_000, ...note, from: 'Staging', to: 'Production' }],
    [
      '1',
      {
        time: 1_000,
        reason: 'Version 2 took its place: better',
        user: 'ada',
        from: 'Production',
        to: 'Archived',
      },
    ],
  ])
})

test('an alias that is gained and one that is lost are two notes', () => {
  const both = notesOf({ ...name, loses: 'challenger' }, { reason: '', user: 'ada' }, 1_000)

  expect(both.map(({ tag }) => tag.key)).toEqual(['tidemark.alias.1000', 'tidemark.alias.1001'])
})

test('what a registry can do is told by the version of MLflow, where it is known', () => {
  expect(abilitiesOf('2.2.1')).toEqual({ stages: true, aliases: false })
  expect(abilitiesOf('2.9.2')).toEqual({ stages: true, aliases: true })
  expect(abilitiesOf('3.17.2')).toEqual({ stages: true, aliases: true })
  expect(abilitiesOf('4.0.0')).toBeNull()
  expect(abilitiesOf('dev')).toBeNull()
  expect(abilitiesOf(null)).toBeNull()
})
