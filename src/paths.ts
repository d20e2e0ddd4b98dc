import { type RunSelection, writeSelection } from './runSelection.ts'

/** Every address of the app, so that no page spells another page's URL. Ids and names are escaped here. */
export const paths = {
  experiments: () => '/experiments',

  /** The workspace over one or several experiments. */
  experiment: (...experimentIds: string[]) =>
    `/experiments/${experimentIds.map(encodeURIComponent).join(',')}`,

  run: (runId: string) => `/runs/${encodeURIComponent(runId)}`,

  /** One artifact of a run, or a folder; `path` is relative to the run's artifact root. */
  artifact: (runId: string, path: string) =>
    `/runs/${encodeURIComponent(runId)}/artifacts/${withoutLineEnds(path.split('/').map(encodeURIComponent).join('/'))}`,

  compare: (selection: RunSelection) => `/compare?runs=${writeSelection(selection)}`,

  models: () => '/models',

  /** The board with the versions of one model alone. */
  modelOnBoard: (name: string) => `/models?${new URLSearchParams({ model: name })}`,

  model: (name: string) => `/models/${writeModelName(name)}`,

  modelVersion: (name: string, version: string) =>
    `/models/${writeModelName(name)}/versions/${encodeURIComponent(version)}`,

  /** What was deleted and can be restored. */
  trash: () => '/trash',
}

/**
 * A path whose escaped line ends (\n, \r, U+2028, U+2029) begin with `;` instead of `%`: the router decodes an address and
 * then matches it with a pattern that stops at the end of a line. No name is mistaken for it, since the `;` of a name is
 * written `%3B`.
 */
const withoutLineEnds = (escapedPath: string): string =>
  escapedPath.replaceAll(/%(?:0A|0D|E2%80%A[89])/gi, (escaped) => escaped.replaceAll('%', ';'))

/** The same path with the usual escapes. */
const withLineEnds = (escapedPath: string): string =>
  escapedPath.replaceAll(/;(?:0A|0D|E2;80;A[89])/gi, (escaped) => escaped.replaceAll(';', '%'))

/** The address of an artifact as `paths` writes it, where another program wrote it with the usual escapes; else as it is. */
export function ownAddress(pathname: string): string {
  const [, folder, path] = /^(\/runs\/[^/]+\/artifacts\/)(.*)$/s.exec(pathname) ?? []
  return folder === undefined || path === undefined ? pathname : folder + withoutLineEnds(path)
}

/**
 * The artifact path in the address of a run's page, '' for the root; null where the address names none. Reads the
 * address itself, since a route's parameters take an escaped `%2F` in a name for a slash.
 */
export function readArtifactPath(pathname: string): string | null {
  const [, rest] = /^\/runs\/[^/]+\/artifacts(?:\/(.*))?$/s.exec(pathname) ?? [null, null]
  if (rest === null) return null
  return withLineEnds(rest ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart)
    .join('/')
}

/** The model in the address of its page, with the version where it is the page of one; null for any other address. */
export function readModelAddress(
  pathname: string,
): { name: string; version: string | null } | null {
  const [, name, version] = /^\/models\/([^/]+)(?:\/versions\/([^/]+))?\/?$/s.exec(pathname) ?? []
  if (name === undefined) return null
  return {
    name: readModelName(name),
    version: version === undefined ? null : decodePart(version),
  }
}

/**
 * How an address names the models `.` and `..`: browsers take these parts, escaped or not, for steps between folders.
 * No other name is written so, since `@` is escaped in names.
 */
const NAMED_DOTS = new Map([
  ['@dot', '.'],
  ['@dotdot', '..'],
])

function writeModelName(name: string): string {
  for (const [part, dots] of NAMED_DOTS) if (dots === name) return part
  return encodeURIComponent(name)
}

const readModelName = (part: string): string => NAMED_DOTS.get(part) ?? decodePart(part)

/** A part as it stands where somebody typed a `%` that escapes nothing. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
