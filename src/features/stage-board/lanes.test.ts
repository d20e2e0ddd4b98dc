import { expect, test } from 'vitest'
import type { ModelVersion } from '#mlflow/registry.ts'
import { applyMove, applyToModel, undoMoves } from '#mlflow/registryMoves.ts'
import { modelsOf, versionOf } from '#src/testing/registered.ts'
import { incumbentsOf, inCardOrder, laneKindFor, laneTags, moveBetween, toLanes } from './lanes.ts'

const forest = (version: string, facts = {}) => versionOf('Forest', version, facts)
const versions = inCardOrder([
  forest('9'),
  versionOf('Autoencoder', '1'),
  forest('10', { tags: { review: 'passed', note: 'a' } }),
  forest('2', { stage: 'Production', tags: { review: 'open' } }),
])
const models = modelsOf({ Forest: { champion: '2', shadow: '2' }, Autoencoder: { champion: '1' } })

const shown = (kind: Parameters<typeof toLanes>[2]) =>
  toLanes(versions, models, kind, versions).map(({ title, versions }) => [
    title,
    versions.map(({ model, version }) => `${model} ${version}`),
  ])

test('cards stand in the lane of their stage, by model, newest first', () => {
  expect(shown({ by: 'stage' })).toEqual([
    ['None', ['Autoencoder 1', 'Forest 10', 'Forest 9']],
    ['Staging', []],
    ['Production', ['Forest 2']],
    ['Archived', []],
  ])
})

test('lanes by alias hold the versions that it names, and one those without any', () => {
  expect(shown({ by: 'alias' })).toEqual([
    ['No alias', ['Forest 10', 'Forest 9']],
    ['@champion', ['Autoencoder 1', 'Forest 2']],
    ['@shadow', ['Forest 2']],
  ])
})

test('lanes by tag are its values, also those that a search has left no card of', () => {
  expect(shown({ by: 'tag', key: 'review' })).toEqual([
    ['No review', ['Autoencoder 1', 'Forest 9']],
    ['open', ['Forest 2']],
    ['passed', ['Forest 10']],
  ])
  expect(
    toLanes([], models, { by: 'tag', key: 'review' }, versions).map(({ value }) => value),
  ).toEqual([null, 'open', 'passed'])
  expect(laneTags(versions)).toEqual(['note', 'review'])
})

test('the board opens on what the backend has', () => {
  expect(laneKindFor(null, { stages: false, aliases: true })).toEqual({ by: 'alias' })
  expect(laneKindFor(null, { stages: false, aliases: false })).toEqual({ by: 'stage' })
  expect(laneKindFor(null, undefined)).toEqual({ by: 'stage' })
  expect(laneKindFor({ by: 'stage' }, { stages: false, aliases: true })).toEqual({ by: 'stage' })
})

const move = (version: string, from: string | null, to: string | null, by: 'stage' | 'alias') => {
  const moving = versions.find((one) => one.model === 'Forest' && one.version === version)
  if (!moving) throw new Error('There is no such version.')
  return moveBetween({ version: moving, from, to, kind: { by }, versions, models })
}

test('a move to Production archives what is there, one to None does not', () => {
  expect(move('9', 'None', 'Production', 'stage')).toMatchObject({
    from: 'None',
    to: 'Production',
    holders: ['2'],
    archive: true,
  })
  expect(move('2', 'Production', 'None', 'stage')).toMatchObject({
    holders: [],
    archive: false,
  })
  expect(move('9', 'None', 'None', 'stage')).toBeNull()
})

test('a card that goes to an alias takes it from who has it, and leaves the one that it came from', () => {
  expect(move('9', null, 'champion', 'alias')).toMatchObject({
    gains: 'champion',
    holder: '2',
    loses: null,
  })
  expect(move('2', 'champion', null, 'alias')).toMatchObject({ gains: null, loses: 'champion' })
  expect(move('2', 'champion', 'shadow', 'alias')).toBeNull()
})

test('undoing a move of an alias gives it back', () => {
  const moves = [
    move('9', null, 'champion', 'alias'),
    move('2', 'shadow', null, 'alias'),
    move('2', 'champion', 'new', 'alias'),
  ]
  for (const done of moves) {
    const before = models.get('Forest')
    if (!done || !before) throw new Error('The move is one.')
    const after = applyToModel(before, done)
    expect(after.aliases).not.toEqual(before.aliases)
    expect(undoMoves(versions, done).reduce(applyToModel, after).aliases).toEqual(before.aliases)
  }
})

test('undoing a move to a stage brings back what it archived', () => {
  const promoted = move('9', 'None', 'Production', 'stage')
  if (!promoted) throw new Error('The move is one.')
  const after = applyMove(versions, promoted)

  expect(after.map(({ stage }) => stage)).toEqual(['None', 'None', 'Production', 'Archived'])
  expect(undoMoves(versions, promoted).reduce(applyMove, after)).toEqual(versions)
})

test('the version in use is in Production, or else named as such', () => {
  const incumbent = (model: string, among: readonly ModelVersion[] = versions) =>
    incumbentsOf(among, models).get(model)?.version

  expect(incumbent('Forest')).toBe('2')
  expect(incumbent('Autoencoder')).toBe('1')
  expect(incumbent('Forest', [forest('2'), forest('9')])).toBe('2')
  expect(incumbent('Forest', [forest('2'), forest('9', { stage: 'Production' })])).toBe('9')
  expect(incumbent('Forest', [...versions, forest('11', { stage: 'Production' })])).toBe('11')
  expect(incumbent('Other')).toBeUndefined()
})
