import type { HostileFiles } from './HostileFile.ts'
import { markup } from './payload.ts'

const bomb = (of: (before: string) => string) =>
  Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} ${of(`*a${i}`)}`).join('\n')

/** YAML that makes objects in other languages, unfolds without end, or takes the parser long. */
export const hostileYaml: HostileFiles = (canary) => [
  {
    path: 'yaml/laughs.yaml',
    content: `a0: &a0 lol\n${bomb((before) => `[${Array(10).fill(before).join(', ')}]`)}`,
    sight: /Shown as text.* Its aliases unfold to more than 10,000 values/,
  },
  {
    path: 'yaml/merges.yaml',
    content: `a0: &a0 {x: 1}\n${bomb((before) => `{<<: [${Array(10).fill(before).join(', ')}]}`)}`,
    sight: /Shown as text.* Its aliases unfold to more than 10,000 values/,
  },
  {
    path: 'yaml/tags.yaml',
    content: `run: !!python/object/apply:os.system ["touch /tmp/ran"]\nfunction: !!js/function 'function () { fetch("${canary}") }'\nnew: !!python/object/new:subprocess.Popen [[sh]]\nbinary: !!binary AAAA`,
    sight: /python\/object\/apply:os\.system/,
  },
  { path: 'yaml/itself.yaml', content: '&a [1, *a, {b: *a}]', sight: /\*a/ },
  {
    path: 'yaml/names.yaml',
    content: `__proto__: {polluted: 1}\n${JSON.stringify(markup(canary))}: 1\n? [a, {b: c}]\n: 1\n`,
    sight: /<img src=x/,
  },
  {
    path: 'yaml/aliases.yaml',
    content: `- &a 1\n${'- *a\n'.repeat(200_000)}`.slice(0, 40_000),
    sight: /8,\d\d\d/,
  },
  {
    path: 'yaml/dashes.yaml',
    content: '- '.repeat(50_000),
    sight: /Shown as text.* A line of it begins more than 50 levels at once/,
  },
  {
    path: 'yaml/questions.yaml',
    content: `${'? '.repeat(400)}a\n`.repeat(125),
    sight: /Shown as text.* A line of it begins more than 50 levels at once/,
  },
  {
    path: 'yaml/brackets.yaml',
    content: '['.repeat(100_000),
    sight: /Shown as text.* It is nested deeper than 500 levels/,
  },
  {
    path: 'yaml/faults.yaml',
    content: ']'.repeat(100_000),
    sight: /Shown as text.* It has 100,\d\d\d faults/,
  },
  {
    path: 'yaml/long.yaml',
    content: 'a: b\n'.repeat(1_100_000),
    sight: /Shown as text.* It is longer than the 5 MB of YAML that are read as a tree/,
  },
]
