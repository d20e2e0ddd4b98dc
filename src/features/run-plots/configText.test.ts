import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ConfigEntry, configAsFlags, configAsJson, configAsYaml } from './configText.ts'

const config: ConfigEntry[] = [
  ['learning_rate', '0.001'],
  ['optimizer', 'adam'],
  ['layers', '[32, 16]'],
  ['resume', 'True'],
  ['momentum', '-0.5'],
  ['decay', '1e-4'],
]

test('a config is copied as JSON', () => {
  expect(configAsJson(config)).toBe(`{
  "learning_rate": 0.001,
  "optimizer": "adam",
  "layers": "[32, 16]",
  "resume": "True",
  "momentum": -0.5,
  "decay": 1e-4
}`)
  expect(configAsJson([])).toBe('{}')
})

test('a config is copied as YAML', () => {
  expect(configAsYaml(config)).toBe(`learning_rate: 0.001
optimizer: adam
layers: "[32, 16]"
resume: "True"
momentum: -0.5
decay: 1.0e-4`)
})

test('a config is copied as flags of a command line', () => {
  expect(configAsFlags(config)).toBe(
    String.raw`--learning_rate 0.001 \
--optimizer adam \
--layers '[32, 16]' \
--resume True \
--momentum=-0.5 \
--decay 1e-4`,
  )
})

test.each(['1', '0', '-0.5', '1.0', '0.10', '1e-7', '1E+3', '0.1e1', '123456789012345'])(
  '%s is a number in JSON, digit for digit',
  (text) => {
    expect(configAsJson([['p', text]])).toBe(`{\n  "p": ${text}\n}`)
  },
)

test.each([
  '007',
  '.5',
  '5.',
  '+1',
  '0x10',
  'NaN',
  '1_000',
  '1e999',
  '12345678901234567890',
  '0.1000000000000000055511151231257827',
  '',
  'true',
])('%s is a text in JSON and YAML', (text) => {
  expect(configAsJson([['p', text]])).toBe(`{\n  "p": ${JSON.stringify(text)}\n}`)
  expect(configAsYaml([['p', text]])).toBe(`p: ${JSON.stringify(text)}`)
})

test.each([
  'yes',
  'No',
  'null',
  'a: b',
  '# no',
  '- x',
  'a\nb',
  '"',
  "it's",
  'é',
  '*a',
  '&a',
  '!a',
  '%a',
  '@a',
])('%s is quoted in YAML', (text) => {
  expect(configAsYaml([[text, text]])).toBe(`${JSON.stringify(text)}: ${JSON.stringify(text)}`)
})

test('signs that YAML does not allow are written as their numbers', () => {
  expect(configAsYaml([['p', 'a\u0085\u2028\u007F']])).toBe(String.raw`p: "a\u0085\u2028\u007f"`)
})

const entries = fc.uniqueArray(
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
  {
    selector: ([name]) => name,
  },
)

test('what is read from the JSON is what was logged', () => {
  fc.assert(
    fc.property(entries, (entries) => {
      const read: unknown = JSON.parse(configAsJson(entries))
      const found = new Map<string, unknown>(Object.entries(read ?? {}))
      expect(found.size).toBe(entries.length)
      for (const [name, value] of entries) {
        const one = found.get(name)
        expect(one).toBe(typeof one === 'number' ? Number(value) : value)
      }
    }),
  )
})

test('a shell passes the flags on just as they were logged', () => {
  const nasty: ConfigEntry[] = [
    ['plain', 'a'],
    ['empty', ''],
    ["it's", "it's"],
    ['$(touch x)', '`id` $HOME "q" \\'],
    ['lines', 'a\nb\n'],
    ['home', '~'],
    ['glob', '*? [a]'],
    ['dash', '-rf /'],
    ['; rm -rf /', '&& false | cat > x # !!'],
    ['שלום', 'é 漢字'],
  ]
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${configAsFlags(nasty)}`]).toString()

  expect(printed.split('\0').slice(0, -1)).toEqual(
    nasty.flatMap(([name, value]) =>
      value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value],
    ),
  )
})
