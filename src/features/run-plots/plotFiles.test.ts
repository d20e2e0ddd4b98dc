import { expect, test } from 'vitest'
import type { PlotPalette } from '#charting/plotPalette.ts'
import type { PlotFiles } from '#charting/plotSheet.ts'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { barsDrawing } from './barsDrawing.ts'
import { barsFiles } from './barsFiles.ts'
import { bestDrawing } from './bestDrawing.ts'
import { bestFiles, rankingCsv } from './bestFiles.ts'
import { boxDrawing } from './boxDrawing.ts'
import { boxFiles } from './boxFiles.ts'
import { heatDrawing } from './heatDrawing.ts'
import { heatFiles } from './heatFiles.ts'
import { parallelDrawing } from './parallelDrawing.ts'
import { parallelFiles } from './parallelFiles.ts'
import { lineGroups } from './parallelLines.ts'
import type { PlottedRuns } from './plotProps.ts'
import { scatterDrawing } from './scatterDrawing.ts'
import { scatterFiles } from './scatterFiles.ts'
import { scatterMarks } from './scatterMarks.ts'

const HOSTILE = '=<b>"x"</b>&'
const table = new RunTable()
table.absorb(
  runBlock([
    { id: 'a', name: HOSTILE, metrics: { f1: 0.5, loss: 2 }, params: { lr: '0.1', m: HOSTILE } },
    { id: 'b', name: 'plain', metrics: { f1: 0.25, loss: 1 }, params: { lr: '0.01', m: 'x' } },
    { id: 'c', name: 'no number', metrics: { f1: NaN, loss: 3 }, params: { lr: '1' } },
    { id: 'd', name: 'third', metrics: { f1: 1 }, params: { lr: '0.001', m: 'x' } },
  ]),
)
const rows = table.rows()
const runs: PlottedRuns = {
  table,
  rows,
  unbrushed: rows,
  brushes: [],
  onBrush: () => undefined,
  onToggle: () => undefined,
  slots: new Map([['a', 3]]),
  legend: [{ name: HOSTILE, slot: 3 }],
  selected: new Set(),
}
const palette: PlotPalette = {
  ground: '#ffffff',
  text: '#111111',
  muted: '#666666',
  grid: '#eeeeee',
  axis: '#cccccc',
  series: (slot) => `slot-${slot ?? 'none'}`,
  hue: { low: '#ffffff', high: '#003366' },
  ink: { low: '#000000', high: '#ffffff', flip: 0.7 },
}
const linesOf = (csv: string) => csv.trimEnd().split('\r\n')
const counted = (svg: string, part: string) => svg.split(part).length - 1

function scatter(colour: string | null): PlotFiles {
  const spec = {
    kind: 'scatter',
    y: { field: 'metrics.f1', scale: 'linear' },
    x: { field: 'params.lr', scale: 'log' },
    colour,
  } as const
  const drawing = scatterDrawing(table, rows, spec)
  const marks = scatterMarks(drawing, (row) => runs.slots.get(table.ids[row] ?? '') ?? null)
  return scatterFiles({ drawing, marks, runs, spec })
}

function bars(): PlotFiles {
  const spec = { kind: 'bars', metric: 'metrics.f1', count: 10 } as const
  return barsFiles({ drawing: barsDrawing(table, rows, spec), slots: runs.slots, spec })
}

function box(): PlotFiles {
  const spec = { kind: 'box', metric: 'metrics.f1', by: 'params.m' } as const
  return boxFiles(boxDrawing(table, rows, spec), spec)
}

function heat(): PlotFiles {
  const spec = { kind: 'heat', metric: 'metrics.f1', x: 'params.lr', y: 'params.m' } as const
  return heatFiles(heatDrawing(table, rows, spec), spec)
}

function parallel(active: readonly number[]): PlotFiles {
  const spec = {
    kind: 'parallel',
    axes: (['params.m', 'metrics.f1'] as const).map((field) => ({
      field,
      scale: 'linear' as const,
    })),
    colour: 'runs',
  } as const
  const drawing = parallelDrawing(table, rows, spec)
  const groups = lineGroups(
    drawing,
    (index) => active[index] === 1,
    (index) => (index === 0 ? 3 : null),
  )
  const brushed = active.includes(0)
  return parallelFiles({ drawing, groups, active: Uint8Array.from(active), runs, spec, brushed })
}

const best = { kind: 'best', metric: 'metrics.f1', direction: null } as const

test('a scatter plot is saved with the numbers of its marks, and each mark as a circle', () => {
  const files = scatter('metrics.loss')
  expect(linesOf(files.csv())).toEqual([
    'run_id,run,lr,f1,loss',
    'd,third,0.001,1,',
    'b,plain,0.01,0.25,1',
    `a,"'=<b>""x""</b>&",0.1,0.5,2`,
  ])
  const svg = files.svg(palette)
  expect(counted(svg, '<circle')).toBe(3)
  expect(svg).toContain('1 run without a finite lr or f1')
  // Coloured by another metric, the file says which shade is which.
  expect(svg).toContain('>loss</text>')
  expect(scatter(null).svg(palette)).toContain('fill="slot-3"')
})

test('bars are saved with the numbers that they show', () => {
  expect(linesOf(bars().csv())).toEqual([
    'run_id,run,f1',
    `a,"'=<b>""x""</b>&",0.5`,
    'b,plain,0.25',
    'c,no number,NaN',
    'd,third,1',
  ])
  expect(bars().svg(palette)).toContain('★ 1.00')
})

test('boxes are saved with their quartiles, whiskers and outliers', () => {
  expect(linesOf(box().csv())).toEqual([
    'm,runs,whisker_low,quartile_low,median,quartile_high,whisker_high,outliers,metric',
    `"'=<b>""x""</b>&",1,0.5,0.5,0.5,0.5,0.5,,f1`,
    'x,2,0.25,0.4375,0.625,0.8125,1,,f1',
  ])
  expect(box().svg(palette)).toContain('n 2')
})

test('a heat map is saved with the mean and the number of runs of each cell that has some', () => {
  expect(linesOf(heat().csv())).toEqual([
    'lr,m,mean f1,runs',
    `0.1,"'=<b>""x""</b>&",0.5,1`,
    '0.001,x,1,1',
    '0.01,x,0.25,1',
  ])
  expect(counted(heat().svg(palette), 'rx="3"')).toBe(3)
})

test('parallel coordinates are saved with each run, and whether it lies within the brushes', () => {
  expect(linesOf(parallel([1, 1, 1, 1]).csv())[0]).toBe('run_id,run,m,f1')
  const files = parallel([1, 0, 0, 1])
  expect(linesOf(files.csv())).toEqual([
    'run_id,run,m,f1,within_brush',
    `a,"'=<b>""x""</b>&","'=<b>""x""</b>&",0.5,yes`,
    'b,plain,x,0.25,no',
    'c,no number,,NaN,no',
    'd,third,x,1,yes',
  ])
  expect(files.svg(palette)).toContain('2 of 4 runs within what is brushed')
  expect(files.svg(palette)).toContain('stroke="slot-3"')
})

test('the best runs and which params matter are saved each as a table', () => {
  const drawing = bestDrawing(table, rows, best)
  expect(linesOf(rankingCsv(drawing, best))).toEqual([
    'rank,run_id,run,f1,lr,m',
    '1,d,third,1,0.001,x',
    `2,a,"'=<b>""x""</b>&",0.5,0.1,"'=<b>""x""</b>&"`,
    '3,b,plain,0.25,0.01,x',
  ])
  const [header, first, second] = linesOf(bestFiles(drawing, best).csv())
  expect(header).toBe('param,statistic,value,p,runs,values,caution,metric')
  expect(first).toMatch(
    /^lr,spearman_rho,-0\.5,0\.66\d+,3,3,few runs: chance alone can look like this,f1$/,
  )
  expect(second).toMatch(/^m,epsilon_squared,-0\.\d+,/)
  expect(bestFiles(drawing, best).svg(palette)).toContain('ρ −0.50')
})

test('names are text in every picture, whatever signs they have', () => {
  const all = [scatter(null), bars(), box(), heat(), parallel([1, 1, 1, 1])]
  for (const files of [...all, bestFiles(bestDrawing(table, rows, best), best)]) {
    const svg = files.svg(palette)
    expect(svg).not.toContain('<b>')
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="800"/)
  }
  expect(bars().svg(palette)).toContain('=&lt;b&gt;&quot;x&quot;')
})
