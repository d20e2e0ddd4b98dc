/** Panels that stand together: `name` is the folder of their metrics, '' for those in none. */
export type PanelSection = { name: string; metrics: string[] }

/** Names as a person sorts them, `layer 2` before `layer 10`. */
const collator = new Intl.Collator('en', { numeric: true })

/**
 * Metrics by their folder: what comes before the last `/`, as in `train/loss`, or without one before the first dot, as
 * in `val.loss`, save a dot before a digit, as in `recall@0.5`. Metrics in no folder come first, the machine's own last; within a folder, curves before single values.
 */
export function panelSections(
  metrics: readonly string[],
  isCurve: (metric: string) => boolean,
): PanelSection[] {
  const sections = new Map<string, string[]>()
  const byName = metrics.toSorted(collator.compare)
  const curvesFirst = byName.toSorted((a, b) => Number(isCurve(b)) - Number(isCurve(a)))
  for (const metric of curvesFirst) {
    const folder = folderOf(metric)
    const section = sections.get(folder)
    if (section) section.push(metric)
    else sections.set(folder, [metric])
  }
  return [...sections]
    .map(([name, metrics]): PanelSection => ({ name, metrics }))
    .toSorted((a, b) => rankOf(a.name) - rankOf(b.name) || collator.compare(a.name, b.name))
}

/** Metrics of the machine, as MLflow's own monitor names them. */
export const isSystemSection = (name: string) => name === 'system' || name.startsWith('system/')

function folderOf(metric: string): string {
  const slash = metric.lastIndexOf('/')
  if (slash >= 0) return metric.slice(0, slash)
  return /^([^.]+)\.(?!\d)./.exec(metric)?.[1] ?? ''
}

const rankOf = (name: string) => (name === '' ? 0 : isSystemSection(name) ? 2 : 1)

/** Those of the sections' metrics whose names hold a text, in any case. */
export function searchSections(sections: readonly PanelSection[], text: string): PanelSection[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return [...sections]
  return sections.flatMap(({ name, metrics }) => {
    const found = metrics.filter((metric) => metric.toLowerCase().includes(wanted))
    return found.length > 0 ? [{ name, metrics: found }] : []
  })
}
