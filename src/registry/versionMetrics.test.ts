import { expect, test } from 'vitest'
import { loggedRun } from '#src/testing/loggedRun.ts'
import { isWithinNoise } from '#src/metricDelta.ts'
import { versionMetrics } from './versionMetrics.ts'

const run = (id: string, params: Record<string, string>, metrics: Record<string, number>) =>
  loggedRun({ id, params, metrics })

test('metrics stand beside each other, the one that runs are known by first', () => {
  const a = run('a', {}, { accuracy: 0.9, f1_score: 0.6, alpha: 1 })
  const b = run('b', {}, { accuracy: 0.8, f1_score: 0.75 })

  const metrics = versionMetrics(a, b, [])

  expect(metrics.map(({ name }) => name)).toEqual(['f1_score', 'accuracy', 'alpha'])
  expect(metrics[0]?.delta).toMatchObject({ difference: 0.15, verdict: 'better', noise: null })
  expect(metrics[1]?.delta?.verdict).toBe('worse')
  expect(metrics[2]).toMatchObject({ a: 1, b: null, delta: null })
})

const seeded = (id: string, seed: string, f1: number, trees = '100') =>
  run(id, { seed, trees }, { f1 })

test('runs that differ in nothing but their seeds tell what is within noise', () => {
  const a = seeded('a', '1', 0.7, '50')
  const b = seeded('b', '1', 0.71)
  const others = [b, seeded('c', '2', 0.74), seeded('d', '3', 0.68)]

  const [metric] = versionMetrics(a, b, others)

  expect(metric?.delta?.noise?.seeds).toBe(3)
  expect(metric?.delta && isWithinNoise(metric.delta)).toBe(true)
})

test('a version without a run has no metrics to compare', () => {
  expect(versionMetrics(null, run('b', {}, { f1: 0.5 }), [])).toEqual([
    { name: 'f1', a: null, b: 0.5, delta: null },
  ])
})
