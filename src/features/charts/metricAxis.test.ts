import { expect, test } from 'vitest'
import { readMetricAxis, writeMetricAxis } from './metricAxis.ts'

test('a metric of any name keeps its axis through the URL', () => {
  const metric = 'val/loss.% ~1~"é&='
  const axis = { scale: 'log', range: [1e-300, 0.5] } as const
  const written = writeMetricAxis(new URLSearchParams(), metric, { ...axis, range: [1e-300, 0.5] })
  const params = new URLSearchParams(written.toString())

  expect(readMetricAxis(params, metric)).toEqual(axis)
  expect(readMetricAxis(params, 'val')).toEqual({ scale: 'linear', range: null })
  expect(readMetricAxis(params, '1~"é&=')).toEqual({ scale: 'linear', range: null })
})

test('changing one axis back leaves the rest of the URL as it was', () => {
  const params = new URLSearchParams('runs=a.0&log=loss&log=f1&range=0~1~f1&range=0~2~loss')

  expect(writeMetricAxis(params, 'loss', { scale: 'linear', range: null }).toString()).toBe(
    'runs=a.0&log=f1&range=0%7E1%7Ef1',
  )
})

test('a range that is none shows the whole axis', () => {
  for (const range of ['1~1~loss', '2~1~loss', '~1~loss', 'a~b~loss', 'loss']) {
    expect(readMetricAxis(new URLSearchParams({ range }), 'loss').range).toBeNull()
  }
})
