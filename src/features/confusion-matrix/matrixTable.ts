/** A table of a file: named columns, and cells as the file has them (text from CSV, any value from JSON). */
export type MatrixTable = { columns: readonly string[]; rows: readonly (readonly unknown[])[] }

const ACTUAL = [
  'ytrue',
  'true',
  'actual',
  'truth',
  'groundtruth',
  'target',
  'targets',
  'label',
  'labels',
  'expected',
  'truelabel',
  'trueclass',
  'actuallabel',
  'actualclass',
  'reference',
]
const PREDICTED = [
  'ypred',
  'yhat',
  'pred',
  'predicted',
  'prediction',
  'predictions',
  'predictedlabel',
  'predictedclass',
  'predlabel',
  'output',
  'outputs',
]
const COUNT = [
  'count',
  'counts',
  'n',
  'samples',
  'nsamples',
  'value',
  'frequency',
  'support',
  'size',
]
const SCORE = [
  'yscore',
  'score',
  'scores',
  'anomalyscore',
  'predictionscore',
  'yprob',
  'yproba',
  'prob',
  'proba',
  'probability',
  'probabilities',
  'confidence',
]

/** Which columns of a table say what; a place from 0, or null where it has none. */
export type MatrixColumns = {
  actual: number | null
  predicted: number | null
  count: number | null
  score: number | null
}

/** By their names, whatever their case and whatever stands between words; the more usual name first. */
export function matrixColumns(columns: readonly string[]): MatrixColumns {
  const names = columns.map((column) => column.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
  const find = (known: readonly string[]) => {
    const name = known.find((name) => names.includes(name))
    return name === undefined ? null : names.indexOf(name)
  }
  return {
    actual: find(ACTUAL),
    predicted: find(PREDICTED),
    count: find(COUNT),
    score: find(SCORE),
  }
}

/** A value that names a class, as text. */
export function classText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** In the order of scikit-learn's `unique_labels`: numbers by size, else text by its characters. */
export function orderClasses(labels: Iterable<string>): string[] {
  const all = [...labels]
  const numbers = all.every((label) => label.trim() !== '' && Number.isFinite(Number(label)))
  return numbers ? all.toSorted((a, b) => Number(a) - Number(b)) : all.toSorted()
}
