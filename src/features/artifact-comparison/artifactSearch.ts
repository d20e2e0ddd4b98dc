const IMAGE_VIEWS = ['side', 'overlay', 'swipe', 'blink'] as const
/** How two pictures are laid beside or upon each other. */
export type ImageView = (typeof IMAGE_VIEWS)[number]

/** Which artifacts the compare page lays side by side, kept in its address. */
export type ArtifactSearch = {
  /** A part of the paths that are listed, or a pattern with `*`. */
  pattern: string
  /** Null until one is chosen. */
  path: string | null
  view: ImageView
  /** The two runs of what compares two; null for the first two that have the file. */
  a: string | null
  b: string | null
  /** Of tables: the column by which rows belong together, and the one that is shown. */
  key: string | null
  column: string | null
  /** Only rows or lines that differ. */
  differing: boolean
}

export function readArtifactSearch(params: URLSearchParams): ArtifactSearch {
  return {
    pattern: params.get('apattern') ?? '',
    path: params.get('artifact') || null,
    view: IMAGE_VIEWS.find((view) => view === params.get('aview')) ?? 'side',
    a: params.get('aa') || null,
    b: params.get('ab') || null,
    key: params.get('akey'),
    column: params.get('acolumn'),
    differing: params.get('arows') !== 'all',
  }
}

/** Leaves out what is as usual, and everything that is not its own as it is. */
export function writeArtifactSearch(
  params: URLSearchParams,
  search: ArtifactSearch,
): URLSearchParams {
  const next = new URLSearchParams(params)
  const set = (name: string, value: string | null) =>
    value === null ? next.delete(name) : next.set(name, value)
  set('apattern', search.pattern || null)
  set('artifact', search.path)
  set('aview', search.view === 'side' ? null : search.view)
  set('aa', search.a)
  set('ab', search.b)
  set('akey', search.key)
  set('acolumn', search.column)
  set('arows', search.differing ? null : 'all')
  return next
}
