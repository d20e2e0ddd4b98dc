/** A JSON value as it was written: numbers keep their digits, members their order and their doubles. */
export type JsonNode =
  | { kind: 'object'; members: [key: string, value: JsonNode][] }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'string'; value: string }
  /** A number, `true`, `false`, `null`, or Python's `NaN` and `Infinity`. */
  | { kind: 'literal'; text: string }

/** Why a text is not JSON, and where. */
export class JsonProblem extends Error {}

/** Deeper than any file that a person would read; a browser's stack ends later. */
const DEEPEST = 500

const SPACE = /[ \t\n\r]*/y
// No alternation under the star: that would take a frame of the stack for each character.
// oxlint-disable-next-line no-control-regex -- JSON forbids control characters in strings.
const STRING = /"[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*"/y
const LITERAL = /-?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|Infinity)|true|false|null|NaN/y

/**
 * Reads JSON, and with it `NaN`, `Infinity` and `-Infinity`, which Python writes. Throws `JsonProblem`.
 * JSON.parse would refuse those, round large numbers, and drop doubled members.
 */
export function parseJsonTree(text: string): JsonNode {
  let at = 0

  const fail = (expected: string): never => {
    const before = text.slice(0, at).split('\n')
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    const found =
      at >= text.length ? 'the text ends' : `there is ${JSON.stringify(text.slice(at, at + 1))}`
    throw new JsonProblem(`${expected} is missing at ${place}, where ${found}`)
  }

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    at += found?.length ?? 0
    return found
  }

  const eat = (sign: string): boolean => {
    match(SPACE)
    if (text[at] !== sign) return false
    at++
    return true
  }

  const readString = (): string | undefined => {
    const start = at
    const quoted = match(STRING)
    if (quoted === undefined) return undefined
    try {
      return String(JSON.parse(quoted))
    } catch {
      at = start
      return fail('A string without unknown escapes')
    }
  }

  const readList = (close: string, readOne: () => void) => {
    if (eat(close)) return
    do readOne()
    while (eat(','))
    if (!eat(close)) fail(`"," or "${close}"`)
  }

  const readValue = (depth: number): JsonNode => {
    if (depth > DEEPEST) throw new JsonProblem(`It is nested deeper than ${DEEPEST} levels`)
    if (eat('{')) {
      const members: [string, JsonNode][] = []
      readList('}', () => {
        match(SPACE)
        const key = readString() ?? fail('The name of a member')
        if (!eat(':')) fail('":"')
        members.push([key, readValue(depth + 1)])
      })
      return { kind: 'object', members }
    }
    if (eat('[')) {
      const items: JsonNode[] = []
      readList(']', () => items.push(readValue(depth + 1)))
      return { kind: 'array', items }
    }
    const value = readString()
    if (value !== undefined) return { kind: 'string', value }
    return { kind: 'literal', text: match(LITERAL) ?? fail('A value') }
  }

  const tree = readValue(0)
  match(SPACE)
  if (at < text.length) fail('The end')
  return tree
}

/** A node on one line when it is at most `limit` characters long, else null. */
export function inline(node: JsonNode, limit: number): string | null {
  if (limit < 0) return null
  if (node.kind === 'literal') return fit(node.text, limit)
  if (node.kind === 'string') return fit(JSON.stringify(node.value), limit)
  if (node.kind === 'array') {
    const items = node.items.map((item) => ['', item] as const)
    return inlineList('[', items, ']', limit)
  }
  const members = node.members.map(([key, value]) => [`${JSON.stringify(key)}: `, value] as const)
  return inlineList('{ ', members, ' }', limit)
}

const fit = (text: string, limit: number) => (text.length <= limit ? text : null)

function inlineList(
  open: string,
  parts: readonly (readonly [label: string, node: JsonNode])[],
  close: string,
  limit: number,
): string | null {
  if (parts.length === 0) return (open + close).replaceAll(' ', '')
  let text = open
  for (const [i, [label, node]] of parts.entries()) {
    const start = (i > 0 ? ', ' : '') + label
    const value = inline(node, limit - text.length - start.length - close.length)
    if (value === null) return null
    text += start + value
  }
  return text + close
}
