/** What the page of a model shows, as its address keeps it. */
export type ModelSearch = {
  /** The numbers of two versions that are compared, in the order in which they were chosen; null for none. */
  a: string | null
  b: string | null
  /** The metric that is drawn over the versions; null for the one that the model is known by. */
  metric: string | null
  /** The time at which the stages are looked at, in ms since the epoch; null for now. */
  on: number | null
}

export function readModelSearch(params: URLSearchParams): ModelSearch {
  const on = Date.parse(params.get('on') ?? '')
  return {
    a: versionIn(params.get('a')),
    b: versionIn(params.get('b')),
    metric: params.get('metric'),
    on: Number.isNaN(on) ? null : on,
  }
}

const versionIn = (text: string | null) => (text !== null && /^\d+$/.test(text) ? text : null)

/** Leaves out what is as it is anyway, and keeps what others have put into the address. */
export function writeModelSearch(
  { a, b, metric, on }: ModelSearch,
  before: URLSearchParams,
): URLSearchParams {
  const params = new URLSearchParams(before)
  const own = { a, b, metric, on: on === null ? null : new Date(on).toISOString() }
  for (const [name, value] of Object.entries(own)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  return params
}

type Pair = Pick<ModelSearch, 'a' | 'b'>

/** The pair once a version is chosen, or no more: a third takes the place of the first. */
export function toggleInPair({ a, b }: Pair, version: string): Pair {
  const chosen = [a, b].filter((one) => one !== null)
  const [first = null, second = null] = chosen.includes(version)
    ? chosen.filter((one) => one !== version)
    : [...chosen, version].slice(-2)
  return { a: first, b: second }
}
