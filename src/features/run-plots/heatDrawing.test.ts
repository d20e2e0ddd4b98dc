import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { fieldBins } from './fieldBins.ts'
import { heatDrawing } from './heatDrawing.ts'

type Runs = Parameters<typeof runBlock>[0]

function tableOf(runs: readonly Omit<Runs[number], 'id'>[]) {
  const table = new RunTable()
  table.absorb(runBlock(runs.map((run, at) => Object.assign({ id: `r${at}` }, run))))
  return table
}

function draw(runs: readonly Omit<Runs[number], 'id'>[]) {
  const table = tableOf(runs)
  return heatDrawing(table, table.rows(), {
    kind: 'heat',
    metric: 'metrics.f1',
    x: 'params.lr',
    y: 'params.model',
  })
}

const runOf = (f1: number, lr: string, model: string) => ({
  metrics: { f1 },
  params: { lr, model },
})

test('each pair of values has the mean of its runs and their number, and no runs leave a cell empty', () => {
  const { x, y, cells, extent, notes, summary } = draw([
    runOf(0.5, '0.1', 'b'),
    runOf(1, '0.1', 'b'),
    runOf(0.25, '0.01', 'a'),
    runOf(0, '0.1', 'a'),
    runOf(NaN, '0.1', 'a'),
    { metrics: { f1: 1 }, params: { lr: '0.1' } },
    { params: { lr: '0.1', model: 'c' } },
  ])

  expect([x.labels, y.labels]).toEqual([
    ['0.01', '0.1'],
    ['a', 'b'],
  ])
  expect(cells).toEqual([
    [
      { mean: 0.25, n: 1, heat: 1 / 3 },
      { mean: 0, n: 1, heat: 0 },
    ],
    [null, { mean: 0.75, n: 2, heat: 1 }],
  ])
  expect(extent).toEqual([0, 0.75])
  expect(notes).toEqual([
    '2 runs without a finite f1',
    '1 run without a place: lr or model is missing or left out',
  ])
  expect(summary).toBe(
    'f1 by lr × model, the mean of f1 in 3 of 4 cells, 0.00 to 0.75, the highest at lr 0.1 and model b',
  )
})

test('where nothing can be said there are no cells', () => {
  expect(draw([{ params: { lr: '1' } }]).summary).toBe('f1 by lr × model: no run has all three')
})

function bins(values: readonly string[]) {
  const table = tableOf(values.map((value) => ({ params: { p: value } })))
  const { labels, binOf, notes } = fieldBins(table, table.rows(), 'params.p')
  return { labels, notes, binOf: Array.from(table.rows(), binOf) }
}

test('many numbers are divided into even ranges around round ends', () => {
  const { labels, binOf, notes } = bins(Array.from({ length: 21 }, (_, i) => String(i / 20)))

  expect(labels).toEqual(['0 – 0.2', '0.2 – 0.4', '0.4 – 0.6', '0.6 – 0.8', '0.8 – 1.0'])
  expect([binOf[0], binOf[3], binOf[4], binOf[19], binOf[20]]).toEqual([0, 0, 1, 4, 4])
  expect(notes).toEqual(['p in 5 ranges of equal width, the lower end in each'])
})

test('numbers of very different sizes are divided by their powers', () => {
  const { labels, binOf, notes } = bins(Array.from({ length: 13 }, (_, i) => String(2 ** i / 100)))

  expect(labels).toEqual(['0.01 – 0.1', '0.1 – 1', '1 – 10', '10 – 100'])
  expect([binOf[0], binOf[3], binOf[4], binOf[12]]).toEqual([0, 0, 1, 3])
  expect(notes).toEqual(['p in 4 ranges of equal ratio, the lower end in each'])
})

test('a text among many numbers has no range', () => {
  const { labels, binOf } = bins(['auto', ...Array.from({ length: 40 }, (_, i) => String(i))])

  expect(labels).toEqual(['0 – 10', '10 – 20', '20 – 30', '30 – 40'])
  expect(binOf.slice(0, 2)).toEqual([null, 0])
})

test('few numbers and texts stand as they are, of many texts the most frequent', () => {
  expect(bins(['10', '9', '1e-3']).labels).toEqual(['1e-3', '9', '10'])
  expect(bins(['b', 'a', '', '2']).labels).toEqual(['2', '', 'a', 'b'])
  const many = bins([
    ...Array.from({ length: 40 }, (_, i) => `t${i}`),
    ...Array.from({ length: 40 }, (_, i) => `t${i < 30 ? i + 5 : 0}`),
  ])
  expect(many.labels).toHaveLength(30)
  expect(many.binOf[39]).toBeNull()
  expect(many.notes).toEqual(['the 30 of 40 values of p with the most runs'])
})
