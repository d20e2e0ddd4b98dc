/** What a run is known by, the most telling first; looked for as the whole name, then as a part of it. */
const PREFERRED = ['f1_score', 'f1', 'accuracy', 'auc', 'precision', 'recall', 'r2', 'rmse', 'loss']

/** MLflow's own measurements of the machine. */
const isSystemMetric = (name: string) => name.startsWith('system/')

/** The one metric that a card shows, by name; null where a run has none. */
export function headlineMetric(names: Iterable<string>): string | null {
  const sorted = [...names]
    .filter((name) => !isSystemMetric(name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  for (const wanted of PREFERRED) {
    const found =
      sorted.find((name) => name.toLowerCase() === wanted) ??
      sorted.find((name) => name.toLowerCase().includes(wanted))
    if (found !== undefined) return found
  }
  return sorted[0] ?? null
}
