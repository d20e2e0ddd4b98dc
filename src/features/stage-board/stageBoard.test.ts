import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { applyMove, type ModelVersion, toModelVersion } from '#mlflow/registry.ts'
import { modelVersionSchema, type Stage } from '#protocol/registry.ts'
import { holdersOf, matchesFilter, nameVersions, toColumns, undoMoves } from './stageBoard.ts'

const versionOf = (name: string, version: string, stage: Stage = 'None'): ModelVersion =>
  toModelVersion(
    z.parse(modelVersionSchema, {
      name,
      version,
      current_stage: stage,
      description: 'Weekly retrain',
      tags: [{ key: 'validated', value: 'yes' }],
    }),
  )

const names = (versions: readonly ModelVersion[]) =>
  versions.map(({ model, version }) => `${model} ${version}`)

test('cards stand in the column of their stage, by model, newest first', () => {
  const columns = toColumns([
    versionOf('Forest', '9'),
    versionOf('Autoencoder', '1'),
    versionOf('Forest', '10'),
    versionOf('Forest', '2', 'Production'),
  ])

  expect(columns.map(({ stage, versions }) => [stage, names(versions)])).toEqual([
    ['None', ['Autoencoder 1', 'Forest 10', 'Forest 9']],
    ['Staging', []],
    ['Production', ['Forest 2']],
    ['Archived', []],
  ])
})

test('a card is found by model, version, alias, tag or description', () => {
  const version = versionOf('Forest', '2')
  const aliases = new Map([
    ['champion', '2'],
    ['challenger', '3'],
  ])
  const finds = (text: string) => matchesFilter(version, aliases, { model: null, text })

  expect(['', 'FOREST', 'v2', 'champ', 'validated', 'weekly'].every(finds)).toBe(true)
  expect(['challenger', 'v3', 'lstm'].some(finds)).toBe(false)
  expect(matchesFilter(version, aliases, { model: 'Forest', text: '' })).toBe(true)
  expect(matchesFilter(version, aliases, { model: 'Fores', text: '' })).toBe(false)
})

test('holders of a stage are other versions of the same model', () => {
  const versions = [
    versionOf('Forest', '1', 'Production'),
    versionOf('Forest', '2', 'Staging'),
    versionOf('LSTM', '1', 'Production'),
  ]

  expect(
    names(holdersOf(versions, { model: 'Forest', version: '2', stage: 'Production' })),
  ).toEqual(['Forest 1'])
  expect(holdersOf(versions, { model: 'Forest', version: '1', stage: 'Production' })).toEqual([])
})

test('undoing a move brings back what it archived', () => {
  const before = [
    versionOf('Forest', '1', 'Production'),
    versionOf('Forest', '2', 'Staging'),
    versionOf('LSTM', '1', 'Production'),
  ]
  const move = {
    model: 'Forest',
    version: '2',
    stage: 'Production',
    archiveExisting: true,
  } as const
  const after = applyMove(before, move)

  expect(after.map(({ stage }) => stage)).toEqual(['Archived', 'Production', 'Production'])
  expect(undoMoves(before, move).reduce(applyMove, after)).toEqual(before)
})

test('versions are named in a sentence', () => {
  const [one, two, three] = ['1', '2', '3'].map((version) => versionOf('Forest', version))
  if (!one || !two || !three) throw new Error('There are three versions.')

  expect(nameVersions([one])).toBe('Version 1')
  expect(nameVersions([one, two])).toBe('Versions 1 and 2')
  expect(nameVersions([one, two, three])).toBe('Versions 1, 2 and 3')
})
