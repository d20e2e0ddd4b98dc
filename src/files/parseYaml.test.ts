import { expect, test } from 'vitest'
import { FileProblem } from './FileProblem.ts'
import { parseYaml } from './parseYaml.ts'

test('YAML is read as data', () => {
  expect(parseYaml("a: 1\nb: [x, 'y']\nc:\n  d: null\n  e: 2024-01-01\n")).toEqual({
    a: 1,
    b: ['x', 'y'],
    c: { d: null, e: '2024-01-01' },
  })
})

test('a tag makes no object, and a name reaches no prototype', () => {
  expect(parseYaml('a: !!python/object/apply:os.system [id]\nb: !!js/function "x"')).toEqual({
    a: ['id'],
    b: 'x',
  })
  parseYaml('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}')
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test.each([
  [
    'a bomb of aliases',
    `a: &a [x,x,x]\n${'bcdefgh'
      .split('')
      .map((key, i) => `${key}: &${key} [${`*${'abcdefg'[i]},`.repeat(9)}x]\n`)
      .join('')}`,
    /Excessive alias count/,
  ],
  ['brackets in brackets', '['.repeat(5_000), /nested more than 50 levels/],
  ['maps in maps', '{a: '.repeat(500), /nested more than 50 levels/],
  ['keys of keys', '? '.repeat(2_000), /nested more than 50 levels/],
  ['lists of lists', '- '.repeat(2_000), /nested more than 50 levels/],
  ['more than is read', 'a: b\n'.repeat(30_000), /longer than what is read/],
  ['no YAML', 'a: [1\nb: }', /./],
])('%s is refused', (_, text, reason) => {
  expect(() => parseYaml(text)).toThrow(reason)
})

test.each([',', '&a ', '!', '#\n', '"', "'", ':', ': \n', '*x ', '%\n', '---\n', '|\n', '\t', ' '])(
  'a hundred thousand characters of %j come to an end',
  (piece) => {
    expect(['data', 'refused']).toContain(outcomeOf(piece.repeat(100_000 / piece.length)))
  },
)

function outcomeOf(text: string): string {
  try {
    parseYaml(text)
    return 'data'
  } catch (error) {
    return error instanceof FileProblem ? 'refused' : String(error)
  }
}
