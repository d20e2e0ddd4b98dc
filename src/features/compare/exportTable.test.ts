import { expect, test } from 'vitest'
import { toCsv } from '#ui/csv.ts'
import { loggedRun } from '#src/testing/loggedRun.ts'
import { compareRuns, filterRows } from './comparison.ts'
import type { DeltaStyle } from './compareSearch.ts'
import { toCsvTable, toTextTable } from './exportTable.ts'
import { deltasOf } from '#src/metricDelta.ts'
import { seedGroups } from '#src/seedNoise.ts'
import { escapeLatex, escapeMarkdown, toLatex, toMarkdown } from './tableTexts.ts'

const RUNS = [
  loggedRun({
    id: 'aaaaaaaaaaaa',
    name: 'base',
    metrics: { f1_score: 0.5, recall: 0.25 },
    params: { lr: '0.1', note: '=1+1' },
  }),
  loggedRun({
    id: 'bbbbbbbbbbbb',
    name: 'wide',
    metrics: { f1_score: 0.75 },
    params: { lr: '-0.2', note: 'a|b' },
  }),
]

type Choice = {
  runs?: typeof RUNS
  baseline?: number | null
  deltas?: DeltaStyle
  runsAs?: 'columns' | 'rows'
}

function shownOf({
  runs = RUNS,
  baseline = null,
  deltas = 'absolute',
  runsAs = 'columns',
}: Choice) {
  const rows = filterRows(compareRuns(runs), { differingOnly: true, keyText: '' })
  const groups = seedGroups(runs)
  return {
    runs: runs.map((run) => ({ run, slot: null })),
    rows,
    baseline,
    deltas,
    runsAs,
    statistic: 'last' as const,
    deltasIn: (row: (typeof rows)[number]) =>
      row.section === 'metrics' && baseline !== null && deltas !== 'none'
        ? deltasOf(row, baseline, groups)
        : [],
  }
}

test('CSV has a row for each key, with numbers in full and formulas made harmless', () => {
  const { header, rows } = toCsvTable(shownOf({}))

  expect(toCsv(header, rows).split('\r\n')).toEqual([
    'section,key,base,wide',
    'Metrics,f1_score,0.5,0.75',
    'Metrics,recall,0.25,',
    'Params,lr,0.1,-0.2',
    "Params,note,'=1+1,a|b",
    '',
  ])
})

test('differences to the baseline are columns of their own', () => {
  const { header, rows } = toCsvTable(shownOf({ baseline: 0, deltas: 'both' }))

  expect(header).toEqual([
    'section',
    'key',
    'base (baseline)',
    'wide',
    'wide: difference',
    'wide: difference in %',
  ])
  expect(rows[0]).toEqual(['Metrics', 'f1_score', 0.5, 0.75, 0.25, 50])
  expect(rows[1]).toEqual(['Metrics', 'recall', 0.25, null, null, null])
  expect(rows[2]).toEqual(['Params', 'lr', '0.1', '-0.2', null, null])
})

test('where runs are rows, keys are the columns', () => {
  const { header, rows } = toCsvTable(shownOf({ baseline: 1, deltas: 'percent', runsAs: 'rows' }))

  expect(header).toEqual([
    'run',
    'f1_score',
    'f1_score: difference in %',
    'recall',
    'recall: difference in %',
    'lr',
    'note',
  ])
  expect(rows[0]).toEqual(['base', 0.5, -33.3333333333, 0.25, null, '0.1', '=1+1'])
  expect(rows[1]?.[0]).toBe('wide (baseline)')
})

test('runs of one name are told apart by their ids', () => {
  const runs = [
    loggedRun({ id: '1234567890', name: 'x', params: { a: '1' } }),
    loggedRun({ id: 'abcdefghij', name: 'x' }),
  ]

  expect(toCsvTable(shownOf({ runs })).header).toEqual([
    'section',
    'key',
    'x (12345678)',
    'x (abcdefgh)',
  ])
})

test('a key of two sections says of which it is, where keys are columns', () => {
  const runs = [loggedRun({ params: { seed: '1' }, tags: { seed: 'a' } }), loggedRun({})]

  expect(toCsvTable(shownOf({ runs, runsAs: 'rows' })).header).toEqual([
    'run',
    'seed (Params)',
    'seed (Tags)',
  ])
})

test('what is within noise says so in every format', () => {
  const runs = [1, 2, 3].map((value) =>
    loggedRun({
      id: `run-${value}`,
      name: `${value}`,
      metrics: { f1: value },
      params: { seed: `${value}` },
    }),
  )
  const shown = shownOf({ runs, baseline: 0 })

  expect(toCsvTable(shown).header.slice(-2)).toEqual(['3: difference', '3: within noise'])
  expect(toCsvTable(shown).rows[0]?.at(-1)).toBe('yes')
  expect(toMarkdown(toTextTable(shown))).toContain('| f1 | 1 | 2 (≈ +1) | **3 (≈ +2)** |')
})

test('Markdown has a table with its sections, the best in bold', () => {
  expect(toMarkdown(toTextTable(shownOf({ baseline: 0, deltas: 'both' })))).toBe(
    [
      '| Key | base (baseline) | wide |',
      '| :-- | --: | --: |',
      '| **Metrics** |  |  |',
      '| f1_score | 0.50 | **0.75 (+0.25, +50.0\u00a0%)** |',
      '| recall | 0.25 | – |',
      '| **Params** |  |  |',
      '| lr | 0.1 | -0.2 |',
      '| note | =1+1 | a\\|b |',
      '',
    ].join('\n'),
  )
})

test('LaTeX has a plain tabular', () => {
  expect(toLatex(toTextTable(shownOf({ baseline: 1 })))).toBe(
    [
      '\\begin{tabular}{lrr}',
      '\\hline',
      'Key & base & wide (baseline) \\\\',
      '\\hline',
      '\\multicolumn{3}{l}{\\textit{Metrics}} \\\\',
      'f1\\_score & 0.50 ($-$0.25) & \\textbf{0.75} \\\\',
      'recall & 0.25 & -- \\\\',
      '\\multicolumn{3}{l}{\\textit{Params}} \\\\',
      'lr & 0.1 & -0.2 \\\\',
      'note & =1+1 & a\\textbar{}b \\\\',
      '\\hline',
      '\\end{tabular}',
      '',
    ].join('\n'),
  )
})

test('Markdown keeps signs that would be markup', () => {
  expect(escapeMarkdown('a|b\nc <b> **x** `y` [z] __init__ f1_score \\ &lt;')).toBe(
    'a\\|b<br>c &lt;b> \\*\\*x\\*\\* \\`y\\` \\[z\\] \\_\\_init\\_\\_ f1_score \\\\ &amp;lt;',
  )
})

test('LaTeX keeps signs that would be commands', () => {
  expect(escapeLatex('& % $ # _ { } ~ ^ \\')).toBe(
    '\\& \\% \\$ \\# \\_ \\{ \\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}',
  )
  expect(escapeLatex('a\r\nb')).toBe('a b')
})

test('a key in brackets is no option of the line before', () => {
  const table = {
    head: ['Key', 'a'],
    lines: [{ name: '[x]', cells: [{ text: '1', best: false }] }],
  }

  expect(toLatex(table)).toContain('\n{}[x] & 1 \\\\')
})
