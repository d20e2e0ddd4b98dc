import { expect, test } from 'vitest'
import { nameAdvice, nameProblem } from './modelName.ts'

test('a name of spaces or of more than 256 characters is none', () => {
  expect(nameProblem(' ')).toBe('A name needs more than spaces.')
  expect(nameProblem('m'.repeat(257))).toBe('The name has 257 characters; 256 are allowed.')
  expect(nameProblem('m'.repeat(256))).toBeNull()
  expect(nameProblem('')).toBeNull()
})

test('what newer servers refuse, or no address can name, is said of a name', () => {
  expect(nameAdvice('a/b')).toBe(
    'MLflow since 3.11 refuses names with “/”; older servers take them. MLflow cannot load a model of this name by its name.',
  )
  expect(nameAdvice('a:b')).toBe(
    'MLflow since 3.11 refuses names with “:”; older servers take them.',
  )
  expect(nameAdvice('a?')).toBe('MLflow cannot load a model of this name by its name.')
  expect(nameAdvice(`50% "#'@`)).toBeNull()
})
