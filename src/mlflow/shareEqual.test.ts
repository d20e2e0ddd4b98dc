import { expect, test } from 'vitest'
import { shareEqual } from './shareEqual.ts'

const item = (name: string, tags: [string, string][] = []) => ({
  name,
  at: new Date(5),
  tags: new Map(tags),
})
const keyOf = ({ name }: { name: string }) => name

test('where nothing has changed, the list is the one that is known', () => {
  const known = [item('a', [['x', '1']]), item('b')]

  expect(shareEqual(known, [item('a', [['x', '1']]), item('b')], keyOf)).toBe(known)
})

test('what is as it was is the object that is known, wherever it stands now', () => {
  const known = [item('a', [['x', '1']]), item('b')]
  const shared = shareEqual(known, [item('b'), item('a', [['x', '2']])], keyOf)

  expect(shared[0]).toBe(known[1])
  expect(shared[1]).not.toBe(known[0])
  expect(shared[1]?.tags.get('x')).toBe('2')
})

test('a list that is shorter or in another order is another list', () => {
  const known = [item('a'), item('b')]

  expect(shareEqual(known, [item('a')], keyOf)).not.toBe(known)
  expect(shareEqual(known, [item('b'), item('a')], keyOf)).toEqual([known[1], known[0]])
  expect(shareEqual(undefined, [item('a')], keyOf)).toHaveLength(1)
})
