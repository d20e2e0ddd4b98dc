import { type MatrixReading, readConfusionMatrix } from './readConfusionMatrix.ts'
import { isParquet } from './readParquetMatrix.ts'

export type MatrixRequest = { path: string; bytes: Uint8Array<ArrayBuffer> }
export type MatrixReply =
  | { type: 'read'; reading: MatrixReading }
  /** `message` says why not. */
  | { type: 'failed'; message: string }

/** A file of so many bytes is read sooner than a worker has started. */
const SMALL_BYTES = 300_000

/** Reads a file as a confusion matrix, a large one in a worker: 20 MB of predictions take most of a second. */
export async function readMatrixAside(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<MatrixReading> {
  if (bytes.length <= SMALL_BYTES && !isParquet(path)) return readConfusionMatrix(path, bytes)
  const worker = new Worker(new URL('./matrixWorker.ts', import.meta.url), { type: 'module' })
  const request: MatrixRequest = { path, bytes }
  try {
    return await new Promise<MatrixReading>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<MatrixReply>) => {
        if (data.type === 'read') resolve(data.reading)
        else reject(new Error(data.message))
      })
      worker.addEventListener('error', ({ message }) =>
        reject(new Error(message || 'the code that reads it could not be loaded')),
      )
      signal.addEventListener('abort', () => reject(new Error('it is not wanted any more')))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      worker.postMessage(request)
    })
  } finally {
    worker.terminate()
  }
}
