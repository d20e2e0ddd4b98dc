/**
 * Parameters whose change is no step to undo: what is open and closed, what panels and matrices are searched for, which
 * panel or plot is enlarged, and the step that matrices are slid to.
 */
const QUIET: ReadonlySet<string> = new Set([
  'open',
  'closed',
  'sections',
  'panel-search',
  'panel',
  'plot-enlarged',
  'matrix-panel',
  'matrix-find',
  'matrix-step',
])

export const isQuiet = (key: string) => QUIET.has(key)

/** What a search string says apart from that, the same for any order of its parameters. */
export function withoutQuiet(search: string): string {
  const loud = [...new URLSearchParams(search)].filter(([key]) => !isQuiet(key))
  const params = new URLSearchParams(loud)
  params.sort()
  return params.toString()
}

/**
 * A step with what is open and closed now, so that undoing a sort closes no group that was opened since. Where the step
 * is grouped by something else, the groups that were open in it are.
 */
export function withQuietOf(step: string, now: string): string {
  const [there, here] = [new URLSearchParams(step), new URLSearchParams(now)]
  const sameGroups = there.getAll('group').join('\n') === here.getAll('group').join('\n')
  const stays = (key: string) => isQuiet(key) && (key !== 'open' || sameGroups)
  return new URLSearchParams([
    ...[...there].filter(([key]) => !stays(key)),
    ...[...here].filter(([key]) => stays(key)),
  ]).toString()
}
