import { expect, test } from 'vitest'
import { type RegistryMove, StaleMove } from '#mlflow/registryMoves.ts'
import { MlflowError } from '#protocol/errors.ts'
import { doneSentence, effectsOf, explainRefusal, nameVersions, titleOf } from './moveWords.ts'

const name = { model: 'Forest', version: '2' }
const promoted: RegistryMove = {
  kind: 'stage',
  ...name,
  from: 'Staging',
  to: 'Production',
  holders: ['1'],
  archive: true,
}
const named: RegistryMove = { kind: 'alias', ...name, gains: 'champion', holder: '1', loses: null }
const freed: RegistryMove = { kind: 'alias', ...name, gains: null, holder: null, loses: 'champion' }
const tagged: RegistryMove = { kind: 'tag', ...name, key: 'review', from: 'open', to: 'passed' }

test('a move says all that it changes', () => {
  expect(effectsOf(promoted)).toEqual([
    'Version 2 moves from Staging to Production.',
    'Version 1, now in Production, will be archived.',
  ])
  expect(effectsOf(named)).toEqual([
    '@champion names version 2 from now on.',
    'Version 1 loses @champion.',
  ])
  expect(effectsOf(freed)).toEqual(['@champion names no version any more.'])
  expect(effectsOf(tagged)).toEqual([
    'The tag review of version 2 becomes “passed”, and is “open” no more.',
  ])
})

test('a move is named by where it leads, and told when it is done', () => {
  expect([promoted, named, freed, tagged].map(titleOf)).toEqual([
    'Move to Production',
    'Move to @champion',
    'Remove @champion',
    'Move to review: passed',
  ])
  expect(doneSentence(named)).toBe('Forest version 2 is now @champion.')
})

test('versions are named in a sentence', () => {
  expect(nameVersions(['1'])).toBe('Version 1')
  expect(nameVersions(['1', '2'])).toBe('Versions 1 and 2')
  expect(nameVersions(['1', '2', '3'])).toBe('Versions 1, 2 and 3')
})

test('a refused move is explained in the words of the server', () => {
  const error = new MlflowError('PERMISSION_DENIED', 'The server is read-only.', 403)

  expect(explainRefusal(promoted, error)).toBe(
    'Forest version 2 was not moved to Production. The server is read-only.',
  )
})

test('a backend without stages or aliases is told apart', () => {
  const error = new MlflowError('ENDPOINT_NOT_FOUND', 'Not found.', 404)

  expect(explainRefusal(promoted, error)).toContain('does not know stages: Not found.')
  expect(explainRefusal(named, error)).toContain('does not know aliases: Not found.')
})

test('a move that somebody else has overtaken is said to have changed nothing', () => {
  const error = new StaleMove('Version 3 came to Production in the meantime.')

  expect(explainRefusal(promoted, error)).toContain('in the meantime. Nothing was changed')
})
