import { messageOf, type Port, serveInWorker } from '#files/workerPort.ts'
import { type MatrixReading, readConfusionMatrix, refusalOf } from './readConfusionMatrix.ts'
import type { MatrixReply, MatrixRequest } from './readMatrixAside.ts'
import { isParquet, readParquetMatrix } from './readParquetMatrix.ts'

/** Reads files as matrices, as a page asks for them. */
export function serve(port: Port) {
  const reply = (message: MatrixReply) => port.postMessage(message)
  port.addEventListener('message', ({ data }: MessageEvent<MatrixRequest>) => {
    read(data).then(
      (reading) => reply({ type: 'read', reading }),
      (error: unknown) => reply({ type: 'failed', message: messageOf(error) }),
    )
  })
}

async function read({ path, bytes }: MatrixRequest): Promise<MatrixReading> {
  if (!isParquet(path)) return readConfusionMatrix(path, bytes)
  try {
    return { state: 'read', ...(await readParquetMatrix(bytes)) }
  } catch (error) {
    return refusalOf(error)
  }
}

serveInWorker(serve)
