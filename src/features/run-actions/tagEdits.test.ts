import { expect, test } from 'vitest'
import { listTags, newKeyProblem, planTags, valueProblem } from './tagEdits.ts'

const run = (id: string, tags: Record<string, string>) => ({
  id,
  tags: new Map(Object.entries(tags)),
})
const runs = [
  run('a', { phase: 'tuning', team: 'risk', 'mlflow.user': 'ani' }),
  run('b', { phase: 'final', team: 'risk' }),
  run('c', {}),
]

test('tags are listed by key, with how many runs have them and their values', () => {
  expect(listTags(runs)).toEqual([
    { key: 'phase', count: 2, values: ['tuning', 'final'] },
    { key: 'team', count: 2, values: ['risk'] },
  ])
})

test('an edit concerns the runs that have the tag, and not those that have that value already', () => {
  const edits = new Map([['phase', 'final']])

  expect([...planTags(runs, edits, null)]).toEqual([['a', [{ key: 'phase', value: 'final' }]]])
})

test('a tag is taken from the runs that have it', () => {
  const change = [{ key: 'team', value: null }]

  expect([...planTags(runs, new Map([['team', null]]), null)]).toEqual([
    ['a', change],
    ['b', change],
  ])
})

test('a new tag is set on all runs, and wins over an edit of the same key', () => {
  const plan = planTags(runs, new Map([['team', null]]), { key: 'team', value: 'risk' })

  expect([...plan]).toEqual([['c', [{ key: 'team', value: 'risk' }]]])
})

test.each([
  ['', 'x', 'The new tag needs a key.'],
  ['mlflow.user', '', 'Keys that begin with “mlflow.” are MLflow’s own.'],
  ['k'.repeat(251), '', 'The key has 251 characters; 250 are allowed.'],
  ['a=b', '', 'This is no tag: the key "a=b" may hold only letters'],
  ['../x', '', 'reads as a path'],
])('%.20j with the value %.5j is no tag', (key, value, problem) => {
  expect(newKeyProblem({ key, value })).toContain(problem)
})

test.each([
  ['', ''],
  ['مرحلة', 'x'],
  ['model/kind', ''],
])('%j with the value %j is fine', (key, value) => {
  expect(newKeyProblem({ key, value })).toBeNull()
})

test('a value may be long, but not longer than any server takes', () => {
  expect(valueProblem('v'.repeat(8_000))).toBeNull()
  expect(valueProblem('v'.repeat(8_001))).toBe('A value has 8,001 characters; 8,000 are allowed.')
})
