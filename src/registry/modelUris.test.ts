import { expect, test } from 'vitest'
import { canBeNamed, copySource, loadAddresses } from './modelUris.ts'

const version = {
  model: `50% "a" #1 @b`,
  version: '3',
  stage: 'Production' as const,
  source: 's3://bucket/model',
}

test('a version is loaded by its number, its stage and its aliases, its name as it stands', () => {
  expect(loadAddresses(version, ['champion'], true)).toEqual([
    { by: 'version 3', uri: `models:/50% "a" #1 @b/3` },
    { by: 'Production', uri: `models:/50% "a" #1 @b/Production` },
    { by: '@champion', uri: `models:/50% "a" #1 @b@champion` },
  ])
  expect(loadAddresses(version, [], false)).toHaveLength(1)
})

test('a model that MLflow cannot name is loaded and copied from where its files are', () => {
  for (const model of ['a/b', 'what?']) {
    expect(canBeNamed(model)).toBe(false)
    expect(copySource({ ...version, model })).toBe('s3://bucket/model')
    expect(loadAddresses({ ...version, model }, ['x'], true)).toEqual([
      { by: 'source', uri: 's3://bucket/model' },
    ])
  }
  expect(copySource(version)).toBe(`models:/50% "a" #1 @b/3`)
})
