import * as z from 'zod/mini'

const MAX_NAME = 250
/** Of a file with views, in bytes. */
export const MAX_FILE_BYTES = 1_000_000

/** Parameters that hold run ids: they mean nothing on another experiment. */
const RUN_PARAMS: ReadonlySet<string> = new Set(['selected', 'pinned', 'hidden-runs', 'baseline'])

const nameSchema = z.string('must be text').check(
  z.refine((name) => name.trim() !== '', 'must not be empty'),
  z.maxLength(MAX_NAME, `must have at most ${MAX_NAME} characters`),
)

export const savedViewSchema = z.object({
  tidemark: z.literal('view', 'must be "view"'),
  version: z.literal(1, 'must be 1, the only version that this Tidemark reads'),
  name: nameSchema,
  params: z.array(
    z.tuple([z.string('must be text'), z.string('must be text')], 'must be a pair of texts'),
    'must be a list of pairs',
  ),
  savedAt: z.iso.datetime({ offset: true, error: 'must be a date and time in ISO 8601' }),
})

/** Search parameters with a name. Those that this version does not know are kept for one that does. */
export type SavedView = z.output<typeof savedViewSchema>

/** Why a name cannot be a view's, or null if it can. */
export function refuseName(name: string): string | null {
  const { error } = z.safeParse(nameSchema, name)
  return error ? `The name ${error.issues[0]?.message}.` : null
}

export function createView(
  name: string,
  search: URLSearchParams,
  { withRuns = false, now = new Date() } = {},
): SavedView {
  const params = [...search].filter(([key]) => withRuns || !RUN_PARAMS.has(key))
  return { tidemark: 'view', version: 1, name, params, savedAt: now.toISOString() }
}

export const hasRunParams = (params: Iterable<readonly [string, string]>): boolean =>
  [...params].some(([key]) => RUN_PARAMS.has(key))

/** The parameters that show a view. Runs that are chosen now stay so, unless the view brings its own. */
export function applyView(view: SavedView, current = new URLSearchParams()): URLSearchParams {
  const kept = hasRunParams(view.params) ? [] : [...current].filter(([key]) => RUN_PARAMS.has(key))
  return new URLSearchParams([...view.params, ...kept])
}

/** Whether the parameters show exactly this view; the order of the parameters does not count. */
export function isInForce(view: SavedView, current: URLSearchParams): boolean {
  return inAnyOrder(applyView(view, current)) === inAnyOrder(current)
}

const inAnyOrder = (params: URLSearchParams) =>
  [...params]
    .map((pair) => JSON.stringify(pair))
    .toSorted()
    .join()

/** Adds views; one of the same name is replaced where it stands. */
export function putViews(views: readonly SavedView[], added: readonly SavedView[]): SavedView[] {
  const byName = new Map([...views, ...added].map((view) => [view.name, view]))
  return [...byName.values()]
}

export const writeViewFile = (views: readonly SavedView[]): string =>
  `${JSON.stringify(views.length === 1 ? views[0] : views, null, 2)}\n`

/** Reads a file with one view or a list of them; for any other, one sentence says what is wrong. */
export function readViewFile(text: string): { views: SavedView[] } | { problem: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { problem: 'The file is not JSON.' }
  }
  const items: unknown[] = Array.isArray(json) ? json : [json]
  const views: SavedView[] = []
  for (const [index, item] of items.entries()) {
    const result = z.safeParse(savedViewSchema, item)
    if (!result.success) {
      const where = items.length > 1 ? `View ${index + 1}: ` : ''
      return { problem: where + describeIssue(result.error.issues[0]) }
    }
    views.push(result.data)
  }
  return views.length > 0 ? { views } : { problem: 'The file holds no view.' }
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (!issue || issue.path.length === 0) return 'a view must be a JSON object.'
  return `the field "${issue.path.join('.')}" ${issue.message}.`
}
