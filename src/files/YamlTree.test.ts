import { expect, test } from 'vitest'
import { inlineText, type Tree } from './tree.ts'
import { readYaml } from './YamlTree.ts'

const shown = (tree: Tree) =>
  Array.from({ length: tree.count }, (_, node) => ({
    key: tree.key(node),
    line: inlineText(tree, node, 1_000),
    note: tree.note(node),
  }))

const line = (source: string) => {
  const { tree, problems } = readYaml(source)
  return { line: inlineText(tree, 0, 1_000), problems: problems.map(({ message }) => message) }
}

test('values keep their digits, and strings are told from what looks like them', () => {
  expect(line('a: 1e-3\nb: 0x2A\nc: "7"\nd: yes\ne: true\nf: ~\ng: 007\nh:').line).toBe(
    '{ "a": 1e-3, "b": 0x2A, "c": "7", "d": "yes", "e": true, "f": ~, "g": 007, "h": null }',
  )
})

test('several documents stand beside each other', () => {
  expect(line('a: 1\n---\n- 2\n').line).toBe('["document 1": { "a": 1 }, "document 2": [2]]')
})

test('aliases stand for what they name, merge keys included', () => {
  const { tree } = readYaml('base: &base {lr: 1}\nmodel:\n  <<: *base\n  name: x\n')

  expect(inlineText(tree, 0, 1_000)).toBe(
    '{ "base": { "lr": 1 }, "model": { "<<": { "lr": 1 }, "name": "x" } }',
  )
  expect(shown(tree).find(({ key }) => key === '<<')?.note).toBe('*base &base')
})

test('a file whose aliases unfold without end is refused, with the reason', () => {
  const lines = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]']
  for (let i = 1; i < 9; i++)
    lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`)

  const { tree, problems } = readYaml(lines.join('\n'))

  expect(tree.count).toBe(0)
  expect(problems[0]?.message).toMatch(/unfold to more than 10,000 values/)
})

test('an anchor within itself is told, not followed', () => {
  const { tree } = readYaml('&a [1, *a]')

  expect(shown(tree).at(-1)).toMatchObject({ line: '*a', note: 'stands within itself' })
})

test('tags are told and never followed', () => {
  const { tree, problems } = readYaml('run: !!python/object/apply:os.system ["echo hello"]')

  expect(shown(tree).find(({ key }) => key === 'run')).toEqual({
    key: 'run',
    line: '["echo hello"]',
    note: 'tag:yaml.org,2002:python/object/apply:os.system',
  })
  expect(problems).toEqual([])
})

test('doubled names stay', () => {
  expect(line('a: 1\na: 2').line).toBe('{ "a": 1, "a": 2 }')
})

test('what is malformed is shown as far as it goes, with its line', () => {
  const { tree, problems } = readYaml('a: 1\nb: [1, 2\nc: 3')

  expect(inlineText(tree, 0, 1_000)).toContain('"a": 1')
  expect(problems[0]?.line).toBeGreaterThanOrEqual(2)
})

test('nesting without end is refused', () => {
  for (const source of [
    '['.repeat(20_000),
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ]) {
    expect(line(source).problems).toEqual(['it is nested deeper than 500 levels'])
  }
})

test('an alias stands for the last anchor of its name before it', () => {
  expect(line('- &a 1\n- *a\n- &a 2\n- *a\n- ? *a\n  : &b {x: *a}\n- *b').line).toBe(
    '[1, 1, 2, 2, { "*a": { "x": 2 } }, { "x": 2 }]',
  )
  expect(shown(readYaml('- *a\n- &a 1').tree)[1]?.note).toBe('is no anchor above')
})

// Each took a minute or more while every alias was looked for from the top of its document.
test.each([
  ['to one value', `- &a 1\n${'- *a\n'.repeat(9_999)}`, /^shown$/],
  ['to nothing', '- *a\n'.repeat(50_000), /^shown$/],
  ['of merge keys', `a: &a {x: 1}\n${'b:\n  <<: *a\n'.repeat(4_000)}`, /^shown$/],
  ['in one list', `[&a 1${',*a'.repeat(50_000)}]`, /unfold to more than 10,000 values/],
])('many thousand aliases %s come to an end', (_, source, outcome) => {
  const { tree, problems } = readYaml(source)

  expect(tree.count > 9_999 ? 'shown' : problems[0]?.message).toMatch(outcome)
})

test('what begins more blocks on one line than anybody writes is refused', () => {
  for (const source of ['- '.repeat(20_000), `${'? '.repeat(400)}a\n`.repeat(200)]) {
    expect(line(source).problems).toEqual(['a line of it begins more than 50 levels at once'])
  }
})

test('a text that is all faults is refused, with the first of them', () => {
  const { tree, problems } = readYaml(`a: 1\n${']'.repeat(100_000)}`)

  expect(tree.count).toBe(0)
  expect(problems[0]?.message).toMatch(/^it has 100,0\d\d faults; the first: ./)
  expect(problems.map(({ line }) => line)).toEqual([2])
})
