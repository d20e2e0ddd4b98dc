/** What a run is known by, the most telling first; looked for as the whole name, then as a part of it. */
const PREFERRED = [
  'f1_score',
  'f1',
  'detection_rate',
  'accuracy',
  'auc',
  'precision',
  'recall',
  'r2',
  'rmse',
  'val_loss',
  'loss',
]

/** MLflow's own measurements of the machine. */
const isSystemMetric = (name: string) => name.startsWith('system/')

/**
 * The one metric that a run or an experiment is known by; null where it has none. Where no name is among those that
 * are known to tell much, it is the one that the most runs have, and among those the first by name.
 */
export function headlineMetric(
  names: Iterable<string>,
  runsWith: (name: string) => number = () => 1,
): string | null {
  const sorted = [...names]
    .filter((name) => !isSystemMetric(name))
    .toSorted((a, b) => runsWith(b) - runsWith(a) || a.localeCompare(b, 'en', { numeric: true }))
  for (const wanted of PREFERRED) {
    const found =
      sorted.find((name) => name.toLowerCase() === wanted) ??
      sorted.find((name) => name.toLowerCase().includes(wanted))
    if (found !== undefined) return found
  }
  return sorted[0] ?? null
}
