import { expect, test } from 'vitest'
import { MlflowError } from '#protocol/errors.ts'
import { explainRefusal } from './explainRefusal.ts'

const move = { model: 'Forest', version: '2', stage: 'Staging', archiveExisting: false } as const

test('a refused move is explained in the words of the server', () => {
  const error = new MlflowError('PERMISSION_DENIED', 'The server is read-only.', 403)

  expect(explainRefusal(move, error)).toBe(
    'Forest version 2 was not moved to Staging. The server is read-only.',
  )
})

test('a backend without stages is told apart', () => {
  const error = new MlflowError('ENDPOINT_NOT_FOUND', 'Not found.', 404)

  expect(explainRefusal(move, error)).toContain('does not move versions between stages: Not found.')
})
