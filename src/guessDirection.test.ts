import { expect, test } from 'vitest'
import { guessDirection } from './guessDirection.ts'

test.each([
  'loss',
  'val_loss',
  'valLoss',
  'train/loss_total',
  'reconstruction_error',
  'RMSE',
  'log_loss',
  'detection_latency_ms',
  'training_time',
  'score_time',
  'false_positive_rate',
  'false_negatives',
  'FPR',
  'missed_detection_rate',
  'false_detection_rate',
])('%s is better when lower', (name) => {
  expect(guessDirection(name)).toBe('lower')
})

test.each([
  'accuracy',
  'f1',
  'f1_score',
  'valF1Score',
  'macro avg.f1-score',
  'precision',
  'recall_at_5',
  'roc_auc',
  'AUC',
  'r2_score',
  'silhouette',
  'true_positive_rate',
  'neg_mean_squared_error',
  'detection_rate',
])('%s is better when higher', (name) => {
  expect(guessDirection(name)).toBe('higher')
})

test.each([
  'n_detected',
  'detection_threshold',
  'epoch',
  'learning_rate',
  'timestamp',
  'glossary',
  'false',
  '',
  '准确率',
])('nothing is guessed from “%s”', (name) => {
  expect(guessDirection(name)).toBe('unknown')
})
