import { MOST_KEYS, readKeys, shortKey } from '#src/shortKey.ts'
import { isSystemSection, type PanelSection } from './panelSections.ts'

const PANEL_SIZES = ['small', 'medium', 'large'] as const
type PanelSize = (typeof PANEL_SIZES)[number]

/** What the panels show of their metrics, as kept in the URL so that a link reproduces it. */
export type PanelsView = {
  /** What the names of metrics are searched for. */
  text: string
  /** Short keys of the sections that are not as they are by themselves: open, but for the machine's own. */
  turnedSections: string[]
  /** Short keys of the metrics that have no panel. */
  hidden: string[]
  /** Short keys of metrics in the order of their panels; those that are not told follow in their own. */
  order: string[]
  /** Short keys of the metrics whose panels are as wide as the page. */
  wide: string[]
  size: PanelSize
  /** The metric whose panel is shown alone. */
  enlarged: string | null
}

export function readPanelsView(params: URLSearchParams): PanelsView {
  return {
    text: params.get('panel-search') ?? '',
    turnedSections: readKeys(params.get('sections')),
    hidden: readKeys(params.get('panel-hide')),
    order: readKeys(params.get('panel-order')),
    wide: readKeys(params.get('panel-wide')),
    size: PANEL_SIZES.find((size) => size === params.get('panel-size')) ?? 'small',
    enlarged: params.get('panel'),
  }
}

/** The same parameters with a view in them. Defaults are left out, and what others keep in the URL stays. */
export function writePanelsView(view: PanelsView, params: URLSearchParams): URLSearchParams {
  const result = new URLSearchParams(params)
  const set = (key: string, text: string) => (text ? result.set(key, text) : result.delete(key))
  set('panel-search', view.text)
  set('sections', view.turnedSections.join())
  set('panel-hide', view.hidden.join())
  set('panel-order', view.order.join())
  set('panel-wide', view.wide.join())
  set('panel-size', view.size === 'small' ? '' : view.size)
  set('panel', view.enlarged ?? '')
  return result
}

export const isSectionOpen = ({ turnedSections }: PanelsView, name: string) =>
  isSystemSection(name) === turnedSections.includes(shortKey(name))

/** Opens a section or closes it; beyond as many as an address holds, the first that was turned goes back. */
export const turnSection = ({ turnedSections }: PanelsView, name: string): Partial<PanelsView> => ({
  turnedSections: toggled(turnedSections, name),
})

export const isHidden = ({ hidden }: PanelsView, metric: string) =>
  hidden.includes(shortKey(metric))

/** Hides a metric's panel, or shows it again. */
export const turnPanel = ({ hidden }: PanelsView, metric: string): Partial<PanelsView> => ({
  hidden: toggled(hidden, metric),
})

export const isWide = ({ wide }: PanelsView, metric: string) => wide.includes(shortKey(metric))

/** Makes a metric's panel as wide as the page, or as the others. */
export const turnWide = ({ wide }: PanelsView, metric: string): Partial<PanelsView> => ({
  wide: toggled(wide, metric),
})

/** The keys with one name's added, or without it. */
function toggled(keys: readonly string[], name: string): string[] {
  const key = shortKey(name)
  const others = keys.filter((other) => other !== key)
  return (others.length < keys.length ? others : [...others, key]).slice(-MOST_KEYS)
}

/** The sections as they are arranged: without hidden panels, the others in their order. */
export function arrangedSections(
  sections: readonly PanelSection[],
  view: PanelsView,
): PanelSection[] {
  const ranks = new Map(view.order.map((key, rank) => [key, rank]))
  const rank = (metric: string) => ranks.get(shortKey(metric)) ?? Infinity
  return sections.flatMap(({ name, metrics }) => {
    const shown = metrics.filter((metric) => !isHidden(view, metric))
    // Two that are not told stand as they are: the sort is stable, and Infinity − Infinity is no number.
    const arranged = shown.toSorted((a, b) => rank(a) - rank(b) || 0)
    return arranged.length > 0 ? [{ name, metrics: arranged }] : []
  })
}

/**
 * Puts one panel of a section, by its metric, before another, or at the end where that is null. Of a section only as
 * many are told as the address has room for.
 */
export function movePanel(
  { order }: PanelsView,
  metrics: readonly string[],
  metric: string,
  before: string | null,
): Partial<PanelsView> {
  const others = metrics.filter((other) => other !== metric)
  const at = before === null ? others.length : others.indexOf(before)
  const moved = others.toSpliced(at, 0, metric).map(shortKey)
  const elsewhere = order.filter((key) => !moved.includes(key))
  return { order: [...elsewhere, ...moved].slice(-MOST_KEYS) }
}
