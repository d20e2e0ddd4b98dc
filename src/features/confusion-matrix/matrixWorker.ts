import { messageOf, type Port, serveInWorker } from '#files/workerPort.ts'
import { readConfusionMatrix, refusalOf } from './readConfusionMatrix.ts'
import type { MatrixReply, MatrixRequest } from './readMatrixAside.ts'
import { isParquet, readParquetMatrix } from './readParquetMatrix.ts'

/** Reads one file as a matrix. */
export function serve(port: Port) {
  const read = async ({ path, bytes }: MatrixRequest): Promise<MatrixReply> => {
    try {
      const reading = isParquet(path)
        ? await readParquetMatrix(bytes).then(
            (read) => ({ state: 'read' as const, ...read }),
            refusalOf,
          )
        : readConfusionMatrix(path, bytes)
      return { type: 'read', reading }
    } catch (error) {
      return { type: 'failed', message: messageOf(error) }
    }
  }
  port.addEventListener('message', async ({ data }: MessageEvent<MatrixRequest>) =>
    port.postMessage(await read(data)),
  )
}

serveInWorker(serve)
