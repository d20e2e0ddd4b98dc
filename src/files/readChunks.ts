import { errorOfAnswer } from '#protocol/answers.ts'

/** Where a file's bytes come from: an address of the app's own origin, or a text that is already here. */
export type FileSource = { url: string } | { text: string }

/** A text in memory comes in pieces of this length, in characters, as a file from a server does. */
const PIECE = 1 << 20

/** A file's bytes as they arrive. Ends early when the signal is aborted; throws the server's words when it refuses. */
export async function* readChunks(
  source: FileSource,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if ('text' in source) {
    const encoder = new TextEncoder()
    const { text } = source
    for (let at = 0; at < text.length && !signal.aborted;) {
      const end = isHighSurrogate(text.charCodeAt(at + PIECE - 1)) ? at + PIECE + 1 : at + PIECE
      yield encoder.encode(text.slice(at, end))
      at = end
    }
    return
  }
  const { body } = await ask(source.url, {}, signal)
  // Not `for await`: Safari's streams are not iterable.
  const reader = body?.getReader()
  try {
    for (;;) {
      const chunk = await reader?.read()
      if (!chunk?.value) return
      yield chunk.value
    }
  } finally {
    await reader?.cancel().catch(() => undefined)
  }
}

/** Whether the character goes on with the next UTF-16 unit. */
export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00

/** Fetches from the app's own origin; throws what the server says, or that it says nothing. */
export async function ask(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url, { headers, signal })
  } catch (error) {
    if (signal.aborted) throw error
    throw new Error('The backend does not answer.', { cause: error })
  }
  if (response.ok) return response
  throw errorOfAnswer(response.status, response.statusText, await response.text())
}
