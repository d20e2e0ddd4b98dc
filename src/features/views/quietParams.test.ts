import { expect, test } from 'vitest'
import { withoutQuiet, withQuietOf } from './quietParams.ts'

test('what is open and closed is left out', () => {
  expect(withoutQuiet('open=a&sort=b&closed=c&panel-search=d&sections=e')).toBe('sort=b')
  expect(withoutQuiet('group=x&panels=1&group=a')).toBe('group=x&group=a&panels=1')
})

test('a step is gone to with what is open and closed now', () => {
  expect(withQuietOf('group=x&open=a&panel-search=old', 'group=x&sort=b&open=a,b')).toBe(
    'group=x&open=a%2Cb',
  )
})

test('a step with other groups has those open that were open in it', () => {
  expect(withQuietOf('group=x&open=a', 'closed=c')).toBe('group=x&open=a&closed=c')
})
