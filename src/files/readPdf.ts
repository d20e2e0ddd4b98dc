import { unpackSome } from './inflate.ts'

export type PdfFacts = {
  /** What it may do by itself or when it is opened, each as it reads in a sentence. */
  actions: string[]
}

/** What a PDF's objects can ask a viewer to do, by the names that ISO 32000 gives it. */
const ACTIONS: [RegExp, string][] = [
  [/\/JavaScript\b/, 'scripts'],
  [/\/XFA\b/, 'an XFA form, which can hold scripts'],
  [/\/Launch\b/, 'an action that starts a program'],
  [/\/(SubmitForm|ImportData)\b/, 'a form that sends or fetches data'],
  [/\/GoTo[RE]\b/, 'a jump to another file'],
  [/\/(RichMedia|Rendition)\b/, 'embedded media'],
]

const MOST_UNPACKED = 20_000_000

/** One character for each byte, so that places in the text are places in the bytes; only ASCII is as it was. */
const asciiOf = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)

/** Whether the bytes are a PDF; a little may stand before its mark. */
export const isPdf = (bytes: Uint8Array): boolean =>
  asciiOf(bytes.subarray(0, 1_024)).includes('%PDF-')

/**
 * Looks for what a PDF could do besides being looked at, also in its packed objects. A word may be found that only
 * stands in a text, and one that is hidden well is not found: what keeps a PDF harmless is the viewer's sandbox.
 */
export function readPdf(bytes: Uint8Array): PdfFacts {
  const raw = asciiOf(bytes)
  const { text, unreadable } = packedObjects(bytes, raw)
  // Any letter of a name may be written as its number.
  const all = (raw + text).replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  const actions = ACTIONS.filter(([pattern]) => pattern.test(all)).map(([, words]) => words)
  if (/\/Encrypt\b/.test(all)) actions.push('encrypted parts, which cannot be checked')
  else if (unreadable || countOf(all, OBJECTS) > countOf(raw + text, OBJECTS)) {
    actions.push('packed parts, which cannot be checked')
  }
  return { actions }
}

const OBJECTS = 'ObjStm'
const countOf = (text: string, word: string) => text.split(word).length

/** The text of all object streams, which hide the objects that they hold from a search. */
function packedObjects(bytes: Uint8Array, raw: string) {
  let text = ''
  let unreadable = false
  for (let at = raw.indexOf(OBJECTS); at >= 0; at = raw.indexOf(OBJECTS, at + OBJECTS.length)) {
    const begin = raw.indexOf('stream', at)
    const end = raw.indexOf('endstream', begin)
    if (begin < 0 || end < 0) continue
    const head = raw.slice(raw.lastIndexOf('obj', at), begin)
    const start = begin + (raw.startsWith('\r\n', begin + 6) ? 8 : 7)
    const filters = head.match(/\/(\w*Decode|Fl|LZW|A85|AHx|RL)\b/g)?.join('')
    const isPlain =
      (filters === '/FlateDecode' || filters === '/Fl') && !head.includes('/DecodeParms')
    // Two bytes of zlib's header stand before what is deflated.
    const unpacked =
      isPlain && text.length < MOST_UNPACKED ? unpackLoosely(bytes.subarray(start + 2, end)) : null
    if (unpacked === null) unreadable = true
    else text += `\n${unpacked}`
  }
  return { text, unreadable }
}

function unpackLoosely(packed: Uint8Array): string | null {
  try {
    return asciiOf(unpackSome(packed, 'deflate', MOST_UNPACKED).bytes)
  } catch {
    return null
  }
}
