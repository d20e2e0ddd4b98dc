import { expect, test } from 'vitest'
import { looksLikeFormula, toTsvLine } from './tsv.ts'

test('cells keep their tabs, quotes and line breaks within quotes', () => {
  expect(toTsvLine(['a', 'b\tc', 'd "e"', '1\n2', null])).toBe('a\t"b\tc"\t"d ""e"""\t"1\n2"\t')
})

test('what a spreadsheet would run gets an apostrophe; numbers never do', () => {
  expect(toTsvLine(['=1+1', '+cmd', '@x', '-1.5e-3', '+7', '-'])).toBe(
    "'=1+1\t'+cmd\t'@x\t-1.5e-3\t+7\t'-",
  )
  expect(toTsvLine(['\t=1', '\r=1', '\n@x'])).toBe(`"'\t=1"\t"'\r=1"\t"'\n@x"`)
  expect(['=a', '-3', 'x'].map(looksLikeFormula)).toEqual([true, false, false])
})
