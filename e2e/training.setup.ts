import { expect, test } from './fixtures.ts'

test('the real client logs the training and reads it back', ({ facts }) => {
  expect(Object.keys(facts.experiments)).toHaveLength(4)
  expect(Object.values(facts.runs)).toHaveLength(14)
  expect(facts.models['IsolationForestDetector']).toMatchObject({
    1: { stage: 'Production' },
    2: { stage: 'Staging' },
    3: { stage: 'Archived' },
  })
})

test('the artifacts of each run agree with its metrics', ({ facts }) => {
  const withMatrix = Object.values(facts.runs).filter(({ confusionMatrix }) => confusionMatrix)

  expect(withMatrix).toHaveLength(6)
  for (const { confusionMatrix, metrics } of withMatrix) {
    const [[, falseAlarms = 0] = [], [missed = 0, hits = 0] = []] = confusionMatrix?.matrix ?? []
    expect(metrics['recall']).toBeCloseTo(hits / (hits + missed), 12)
    expect(metrics['precision']).toBeCloseTo(hits / (hits + falseAlarms), 12)
  }
})
