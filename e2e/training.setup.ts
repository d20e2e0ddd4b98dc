import { expect, test } from './fixtures.ts'

test('the real client logs the training and reads it back', async ({ facts }) => {
  expect(Object.keys(facts.experiments)).toHaveLength(4)
  expect(Object.values(facts.runs)).toHaveLength(14)
  expect(facts.models['IsolationForestDetector']).toMatchObject({
    1: { stage: 'Production' },
    2: { stage: 'Staging' },
    3: { stage: 'Archived' },
  })
})
