import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { otherTags } from '#src/registry/registryHistory.ts'

type Comparison = '<' | '<=' | '=' | '>=' | '>'

/** One part of what is searched; a card has to fit all of them. */
export type BoardTerm =
  | { kind: 'word'; text: string }
  | { kind: 'owner' | 'alias' | 'tag'; text: string }
  | { kind: 'metric'; name: string; comparison: Comparison; value: number }

const COMPARES: Record<Comparison, (one: number, other: number) => boolean> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '=': (one, other) => one === other,
  '>=': (one, other) => one >= other,
  '>': (one, other) => one > other,
}
const isComparison = (text: string): text is Comparison => Object.hasOwn(COMPARES, text)

const METRIC = /^([^\s<>=:]+)\s*(<=|>=|<|>|=)\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i
const FIELD = /^(owner|alias|tag):(.+)$/i

/** A metric with its condition, which may have spaces; a field or word, which may stand in quotes; what is left. */
const PARTS =
  /[^\s<>=:"]+\s*(?:<=|>=|<|>|=)\s*[-+]?[\d.]+(?:e[-+]?\d+)?(?=\s|$)|(?:owner|alias|tag):(?:"[^"]*"|\S+)|"[^"]*"|\S+/gi

/** Reads a search such as `forest owner:ada tag:review=passed f1_score >= 0.7`. */
export function readBoardQuery(text: string): BoardTerm[] {
  return (text.match(PARTS) ?? []).flatMap((part): BoardTerm[] => {
    const [, name = '', comparison = '', value = ''] = METRIC.exec(part) ?? []
    if (isComparison(comparison)) {
      return [{ kind: 'metric', name, comparison, value: Number(value) }]
    }
    const [, field = '', content = ''] = FIELD.exec(part) ?? []
    const text = unquoted(content || part).toLowerCase()
    const kind = fieldOf(field.toLowerCase())
    return text === '' ? [] : [{ kind, text }]
  })
}

const fieldOf = (name: string) =>
  name === 'owner' || name === 'alias' || name === 'tag' ? name : 'word'

const unquoted = (text: string) => text.replaceAll('"', '').trim()

/** Whether the search asks for what only the runs of versions tell. */
export const asksRuns = (terms: readonly BoardTerm[]): boolean =>
  terms.some(({ kind }) => kind === 'metric' || kind === 'owner')

/** Whose a version is: as a tag of it says, or of its model, or else whoever ran the run. */
export const ownerOf = (
  version: Pick<ModelVersion, 'tags'>,
  modelTags: ReadonlyMap<string, string> | undefined,
  run: Pick<Run, 'user'> | null,
): string | null => version.tags.get('owner') ?? modelTags?.get('owner') ?? (run?.user || null)

type Searched = {
  version: ModelVersion
  /** Of the version. */
  aliases: readonly string[]
  modelTags: ReadonlyMap<string, string> | undefined
  /** Null where there is none, or it is not read yet. */
  run: Run | null
}

/** Whether a card fits all terms. */
export const fitsTerms = (card: Searched, terms: readonly BoardTerm[]): boolean =>
  terms.every((term) => fits(card, term))

const has = (texts: readonly (string | null)[], text: string) =>
  texts.some((one) => one?.toLowerCase().includes(text))

function fits({ version, aliases, modelTags, run }: Searched, term: BoardTerm): boolean {
  if (term.kind === 'owner') {
    return has([ownerOf(version, modelTags, run)], term.text)
  }
  if (term.kind === 'alias') {
    return has(aliases, term.text)
  }
  if (term.kind === 'tag') {
    return has(
      otherTags(version.tags).map(([key, value]) => `${key}=${value}`),
      term.text,
    )
  }
  if (term.kind === 'metric') {
    const value = run?.metrics.get(term.name)?.value
    return value !== undefined && COMPARES[term.comparison](value, term.value)
  }
  return has(
    [
      version.model,
      `v${version.version}`,
      version.description,
      ...aliases,
      ...otherTags(version.tags).flat(),
    ],
    term.text,
  )
}
