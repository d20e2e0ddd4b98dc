/** Which way a metric gets better, as far as its name tells. */
export type MetricDirection = 'higher' | 'lower' | 'unknown'

// Looked at first: `score_time` is a time, `error_score` an error.
const LOWER = new Set(
  (
    'loss losses error errors err mse rmse mae mape smape rmsle msle nll logloss perplexity ppl brier ' +
    'entropy regret cost miss misses missed latency delay lag time duration seconds ms fpr fnr fdr eer wer cer ece fid'
  ).split(' '),
)
const HIGHER = new Set(
  (
    'accuracy acc precision recall sensitivity specificity auc auroc auprc aucpr roc ap map f1 f2 fbeta ' +
    'score fscore r2 kappa mcc tpr tnr ppv npv ndcg mrr bleu rouge iou jaccard dice silhouette ' +
    'throughput sharpe correlation success'
  ).split(' '),
)
/** Whose rates and counts are wanted or not, e.g. `false_positive_rate`. */
const OUTCOMES = new Set(
  'positive positives negative negatives alarm alarms detection detections'.split(' '),
)
/** Whose rates are wanted, while the word alone tells nothing: `detection_rate`, but `detection_threshold`. */
const WANTED = new Set(['detection', 'hit', 'pass', 'win'])
/** scikit-learn's scorers negate a loss so that higher is better. */
const NEGATED = new Set(['neg', 'negated'])

/**
 * Guesses from the words of a metric's name, e.g. `val_loss`, `valF1Score`, `eval/false_positive_rate`.
 * A name that tells nothing is `unknown`, so that nothing is marked rather than the wrong value.
 */
export function guessDirection(name: string): MetricDirection {
  const words = wordsOf(name)
  const has = (known: ReadonlySet<string>) => words.some((word) => known.has(word))
  if (has(OUTCOMES) && words.includes('false')) return 'lower'
  if (has(OUTCOMES) && words.includes('true')) return 'higher'
  if (has(LOWER)) return has(NEGATED) ? 'higher' : 'lower'
  if (words.includes('rate') && has(WANTED)) return 'higher'
  return has(HIGHER) ? 'higher' : 'unknown'
}

/** `valF1Score` and `val_f1-score` are both `val`, `f1`, `score`. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+\d*/g) ?? []
