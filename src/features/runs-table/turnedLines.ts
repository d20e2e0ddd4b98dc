import { MOST_KEYS, shortKey } from '#src/shortKey.ts'
import { type RunsView, toggled } from './runsView.ts'

type Turned = Pick<RunsView, 'openGroups' | 'closedRuns'>

/**
 * Opens or closes the group or the run of an id in the view; null where the address holds as many of its kind as it
 * can, and this is none of them.
 */
export function turnInView(view: Turned, kind: keyof Turned, id: string): Partial<Turned> | null {
  const key = shortKey(id)
  if (view[kind].length >= MOST_KEYS && !view[kind].includes(key)) return null
  return { [kind]: toggled(view[kind], key) }
}
