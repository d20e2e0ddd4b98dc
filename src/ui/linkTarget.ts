/** Where an address in somebody else's text leads. */
export type LinkTarget =
  /** To another site; `place` is what of it a reader should know, e.g. its host. */
  | { kind: 'outside'; href: string; place: string }
  /** Somewhere relative to the text itself. */
  | { kind: 'relative'; address: string }
  /** Nowhere that a link may lead: to code, to a file of this computer, to nothing. */
  | { kind: 'none' }

const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** Reads an address as browsers do, and lets only the web and mail be outside. */
export function linkTarget(address: string): LinkTarget {
  // Browsers leave these out of addresses before they look for a scheme.
  // oxlint-disable-next-line no-control-regex -- that is what is left out
  const plain = address.replaceAll(/[\0-\x20]+/g, (space) => space.replaceAll(/[^ ]/g, '')).trim()
  if (plain === '' || plain.startsWith('#')) return { kind: 'none' }
  // A backslash is as good as a slash, and two of them begin a host.
  if (!SCHEME.test(plain) && !/^[/\\]{2}/.test(plain)) return { kind: 'relative', address: plain }
  const url = parse(plain.startsWith('/') || plain.startsWith('\\') ? `https:${plain}` : plain)
  if (url?.protocol === 'mailto:') return { kind: 'outside', href: url.href, place: url.pathname }
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  return url && isWeb ? { kind: 'outside', href: url.href, place: url.host } : { kind: 'none' }
}

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
