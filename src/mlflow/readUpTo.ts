export type ArtifactBytes = {
  bytes: Uint8Array<ArrayBuffer>
  /** False where the artifact goes on beyond the limit. */
  complete: boolean
}

/** The bytes of a body, as far as the limit; counted as they arrive, whatever a listing said. The rest is not fetched. */
export async function readUpTo({ body }: Response, limitBytes: number): Promise<ArtifactBytes> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Not `for await`: Safari's streams are not iterable.
  const reader = body?.getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk?.value) return { bytes: joined(chunks, length), complete: true }
    const taken = chunk.value.subarray(0, limitBytes - length)
    chunks.push(taken)
    length += taken.byteLength
    if (taken.byteLength < chunk.value.byteLength) {
      await reader?.cancel()
      return { bytes: joined(chunks, length), complete: false }
    }
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
