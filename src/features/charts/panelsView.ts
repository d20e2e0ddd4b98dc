import { isSystemSection } from './panelSections.ts'
import { MOST_KEYS, readKeys, shortKey } from '#src/shortKey.ts'

/** What the panels show of their metrics, as kept in the URL so that a link reproduces it. */
export type PanelsView = {
  /** What the names of metrics are searched for. */
  text: string
  /** Short keys of the sections that are not as they are by themselves: open, but for the machine's own. */
  turnedSections: string[]
}

export function readPanelsView(params: URLSearchParams): PanelsView {
  return {
    text: params.get('panel-search') ?? '',
    turnedSections: readKeys(params.get('sections')),
  }
}

/** The same parameters with a view in them. Defaults are left out, and what others keep in the URL stays. */
export function writePanelsView(view: PanelsView, params: URLSearchParams): URLSearchParams {
  const result = new URLSearchParams(params)
  for (const key of ['panel-search', 'sections']) result.delete(key)
  if (view.text !== '') result.set('panel-search', view.text)
  if (view.turnedSections.length > 0) result.set('sections', view.turnedSections.join())
  return result
}

export const isSectionOpen = ({ turnedSections }: PanelsView, name: string) =>
  isSystemSection(name) === turnedSections.includes(shortKey(name))

/** Opens a section or closes it; beyond as many as an address holds, the first that was turned goes back. */
export function turnSection({ turnedSections }: PanelsView, name: string): Partial<PanelsView> {
  const key = shortKey(name)
  const others = turnedSections.filter((other) => other !== key)
  const turned = others.length < turnedSections.length ? others : [...others, key]
  return { turnedSections: turned.slice(-MOST_KEYS) }
}
