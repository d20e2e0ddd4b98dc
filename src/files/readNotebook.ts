import { FileProblem } from './FileProblem.ts'

/** What a cell printed or drew. */
export type NotebookOutput =
  | { kind: 'text'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'image'; mime: string; base64: string }
  | { kind: 'svg'; text: string }
  | { kind: 'markdown'; text: string }
  /** Shown as its source only. */
  | { kind: 'source'; mime: string; text: string }

export type NotebookCell =
  | { kind: 'markdown'; text: string; attachments: ReadonlyMap<string, string> }
  | { kind: 'code'; text: string; count: number | null; outputs: NotebookOutput[] }
  | { kind: 'raw'; text: string }

export type Notebook = {
  /** Of the code cells; null where the notebook does not say. */
  language: string | null
  cells: NotebookCell[]
}

type Fields = { readonly [name: string]: unknown }

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Text stands as one string or as a list of lines. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : listOf(value)
        .filter((line) => typeof line === 'string')
        .join('')

/**
 * Reads a Jupyter notebook of nbformat 4, and of 3, which had its cells in worksheets. Throws `FileProblem` where it is
 * none; a cell of an unknown kind is left as its text.
 */
export function readNotebook(json: string): Notebook {
  const notebook = parse(json)
  const metadata = fieldsOf(notebook['metadata'])
  const language =
    fieldsOf(metadata['language_info'])['name'] ?? fieldsOf(metadata['kernelspec'])['language']
  const cells = Array.isArray(notebook['cells'])
    ? notebook['cells']
    : listOf(notebook['worksheets']).flatMap((sheet) => listOf(fieldsOf(sheet)['cells']))
  if (!Array.isArray(notebook['cells']) && !Array.isArray(notebook['worksheets'])) {
    throw new FileProblem('It has no cells, as a notebook has')
  }
  return {
    language: typeof language === 'string' ? language : null,
    cells: cells.map((cell) => readCell(fieldsOf(cell))),
  }
}

/** A notebook has some objects and lists for each of its cells; to make more than these takes a browser long. */
const MOST_OBJECTS = 300_000

function hasMoreObjects(json: string): boolean {
  let count = 0
  for (const _ of json.matchAll(/[{[]/g)) if (++count > MOST_OBJECTS) return true
  return false
}

function parse(json: string): Fields {
  if (hasMoreObjects(json)) throw new FileProblem('It has more parts than are read of a notebook')
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new FileProblem('It is not valid JSON')
  }
  if (!isFields(value)) throw new FileProblem('It is no JSON object')
  return value
}

function readCell(cell: Fields): NotebookCell {
  const text = textOf(cell['source'] ?? cell['input'])
  switch (cell['cell_type']) {
    case 'code': {
      const count = cell['execution_count'] ?? cell['prompt_number']
      return {
        kind: 'code',
        text,
        count: typeof count === 'number' ? count : null,
        outputs: listOf(cell['outputs']).flatMap((output) => readOutput(fieldsOf(output))),
      }
    }
    case 'markdown':
      return { kind: 'markdown', text, attachments: readAttachments(fieldsOf(cell['attachments'])) }
    // Of nbformat 3.
    case 'heading': {
      const level = Number(cell['level'])
      const marks = '#'.repeat(level >= 1 && level <= 6 ? level : 1)
      return { kind: 'markdown', text: `${marks} ${text}`, attachments: new Map() }
    }
    default:
      return { kind: 'raw', text }
  }
}

/** Pictures that Markdown names as `attachment:name`, as addresses that hold them. */
function readAttachments(attachments: Fields): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, bundle] of Object.entries(attachments)) {
    const picture = Object.entries(fieldsOf(bundle)).find(([mime]) => PICTURES.has(mime))
    if (picture) found.set(name, `data:${picture[0]};base64,${textOf(picture[1])}`)
  }
  return found
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

function readOutput(output: Fields): NotebookOutput[] {
  switch (output['output_type']) {
    case 'stream':
      return [{ kind: 'text', text: withoutColours(textOf(output['text'])) }]
    case 'error':
    case 'pyerr': {
      const trace = listOf(output['traceback']).filter((line) => typeof line === 'string')
      const summary = `${textOf(output['ename'])}: ${textOf(output['evalue'])}`
      return [{ kind: 'error', text: withoutColours(trace.join('\n') || summary) }]
    }
    default:
      return readBundle(isFields(output['data']) ? output['data'] : oldBundle(output))
  }
}

/** nbformat 3 had short names for the types, and no object around them. */
const OLD_NAMES: [string, string][] = [
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['svg', 'image/svg+xml'],
  ['html', 'text/html'],
  ['text', 'text/plain'],
]

const oldBundle = (output: Fields): Fields =>
  Object.fromEntries(
    OLD_NAMES.filter(([old]) => output[old] !== undefined).map(([old, mime]) => [
      mime,
      output[old],
    ]),
  )

/** One thing in several forms: the best of those that can be shown safely, and the source of HTML behind it. */
function readBundle(data: Fields): NotebookOutput[] {
  const outputs: NotebookOutput[] = []
  const picture = [...PICTURES].find((mime) => data[mime] !== undefined)
  if (picture !== undefined) {
    outputs.push({
      kind: 'image',
      mime: picture,
      base64: textOf(data[picture]).replaceAll(/\s/g, ''),
    })
  } else if (data['image/svg+xml'] !== undefined) {
    outputs.push({ kind: 'svg', text: textOf(data['image/svg+xml']) })
  } else if (data['text/markdown'] !== undefined) {
    outputs.push({ kind: 'markdown', text: textOf(data['text/markdown']) })
  } else if (data['text/plain'] !== undefined) {
    outputs.push({ kind: 'text', text: withoutColours(textOf(data['text/plain'])) })
  }
  const shown = new Set(['text/plain', 'text/markdown', 'image/svg+xml', ...PICTURES])
  for (const [mime, value] of Object.entries(data)) {
    if (shown.has(mime)) continue
    const text = isFields(value) ? JSON.stringify(value, null, 2) : textOf(value)
    outputs.push({ kind: 'source', mime, text })
  }
  return outputs
}

/** Leaves out the escape sequences by which a terminal is told colours. */
const withoutColours = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- ESC begins each of them
  text.replaceAll(/\x1b\[[\d;]*[A-Za-z]/g, '')
