import { expect, test } from 'vitest'
import { markedText } from './markedText.ts'

const marked = (text: string, needle: string) =>
  markedText(text, needle).map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))

test('every place of the needle is marked, in any case', () => {
  expect(marked('GOTO.JK and goto', 'goto')).toEqual(['[GOTO]', '.JK and ', '[goto]'])
  expect(marked('aaa', 'aa')).toEqual(['[aa]', 'a'])
})

test('without a needle nothing is marked', () => {
  expect(marked('a', '')).toEqual(['a'])
  expect(marked('a', 'b')).toEqual(['a'])
})

test('a text whose lower case is of another length stays whole', () => {
  expect(marked('İx', 'x')).toEqual(['İx'])
})
