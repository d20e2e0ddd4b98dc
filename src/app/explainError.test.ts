import { expect, test } from 'vitest'
import { MlflowError, notFound } from '#protocol/errors.ts'
import { explainError } from './explainError.ts'

test('something missing is named in the words of the backend', () => {
  expect(explainError(notFound('Run with id=abc not found'))).toEqual({
    title: 'Not found',
    message: 'Run with id=abc not found',
    remedy: 'leave',
  })
})

test('a backend that is gone needs nothing but patience', () => {
  expect(explainError(new MlflowError('UNREACHABLE', 'gone', 0)).remedy).toBe('waits')
  expect(explainError(new MlflowError('BAD_GATEWAY', 'gone', 502)).remedy).toBe('waits')
})

test('a script that an upgrade took away asks for a reload', () => {
  const inChromium = 'Failed to fetch dynamically imported module: /assets/RunPage-x.js'
  expect(explainError(new TypeError(inChromium)).title).toBe('This page has to be loaded anew')
})

test('any other failure of the backend shows its message and code', () => {
  const failure = new MlflowError('INTERNAL_ERROR', 'database is locked', 500)
  expect(explainError(failure)).toMatchObject({
    title: 'The backend failed',
    message: 'database is locked (INTERNAL_ERROR)',
  })
  const refusal = new MlflowError('PERMISSION_DENIED', 'not for you', 403)
  expect(explainError(refusal).title).toBe('The backend refused this')
})

test('whatever else is thrown has a sentence, too', () => {
  expect(explainError(new RangeError('out of range')).message).toBe('RangeError: out of range')
  expect(explainError(undefined).title).toBe('Something went wrong')
})
