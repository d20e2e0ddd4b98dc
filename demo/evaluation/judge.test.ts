import { expect, test } from 'vitest'
import { countMatrix, judge, judgeRanking } from './judge.ts'

test('counts rows by the true class and columns by the predicted one', () => {
  expect(countMatrix([0, 0, 1, 1, 1], [0, 1, 1, 1, 0])).toEqual([
    [1, 1],
    [1, 2],
  ])
})

test('the figures follow from the matrix', () => {
  expect(
    judge([
      [90, 10],
      [5, 15],
    ]),
  ).toEqual({
    precision: 15 / 25,
    recall: 15 / 20,
    f1_score: 30 / 45,
    false_positive_rate: 10 / 100,
  })
})

test('there is no precision without an alert', () => {
  const judgement = judge([
    [10, 0],
    [2, 0],
  ])

  expect(judgement).toEqual({
    precision: Number.NaN,
    recall: 0,
    f1_score: 0,
    false_positive_rate: 0,
  })
})

// Computed with scikit-learn 1.3: average_precision_score and roc_auc_score.
test.each([
  { truth: [0, 0, 1, 1], scores: [0.1, 0.4, 0.35, 0.8], precision: 0.8333333333333333, auc: 0.75 },
  {
    truth: [1, 0, 1, 0, 0, 1],
    scores: [3, 3, 2, 1, 1, 1],
    precision: 0.5555555555555556,
    auc: 0.6111111111111112,
  },
  { truth: [0, 1, 0, 1], scores: [5, 5, 5, 5], precision: 0.5, auc: 0.5 },
])('the ranking of $scores is judged as scikit-learn does', ({ truth, scores, precision, auc }) => {
  const labels = truth.map((label) => (label === 1 ? 1 : 0))

  const judgement = judgeRanking(labels, scores)

  expect(judgement.average_precision).toBeCloseTo(precision, 12)
  expect(judgement.roc_auc).toBeCloseTo(auc, 12)
})

test('scores that are not numbers rank nothing', () => {
  expect(judgeRanking([0, 1], [Number.NaN, 1])).toEqual({
    average_precision: Number.NaN,
    roc_auc: Number.NaN,
  })
})
