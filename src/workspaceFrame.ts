/** How the workspace is divided between the table of runs and the panels of metrics. */
export type WorkspaceFrame = {
  /** Whether the panels are there at all. */
  panels: boolean
  /** The table's share of the room, 0 to 1; at 1 the panels are folded away. */
  split: number
}

/** Leaves room for two columns of panels on a window of 1,600 px. */
export const USUAL_SPLIT = 0.45
/** A share of the room that leaves both parts in sight, in percent. */
const LIMITS = { least: 20, most: 80 }
const FOLDED = 100

/** Reads `?panels=1&split=45`, the table's share in percent. What is no such share is the usual one. */
export function readWorkspaceFrame(params: URLSearchParams): WorkspaceFrame {
  const text = params.get('split') ?? ''
  const percent = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  const known = percent === FOLDED || (percent >= LIMITS.least && percent <= LIMITS.most)
  return { panels: params.get('panels') === '1', split: known ? percent / 100 : USUAL_SPLIT }
}

/** The same parameters with a frame in them. What is as usual is left out, and what others keep in the URL stays. */
export function writeWorkspaceFrame({ panels, split }: WorkspaceFrame, params: URLSearchParams) {
  const result = new URLSearchParams(params)
  result.delete('panels')
  result.delete('split')
  if (panels) result.set('panels', '1')
  const percent = Math.round(split * 100)
  if (percent !== Math.round(USUAL_SPLIT * 100)) result.set('split', String(percent))
  return result
}
