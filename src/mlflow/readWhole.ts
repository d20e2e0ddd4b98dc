import { MlflowError } from '#protocol/errors.ts'
import { readUpTo } from './readUpTo.ts'

/** All bytes of a response, which brings the file `path`. Fails where there are more than these. */
export async function readWhole(
  response: Response,
  path: string,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, complete } = await readUpTo(response, limitBytes)
  if (complete) return bytes
  throw new MlflowError(
    'TOO_LARGE',
    `${path} is longer than the ${limitBytes / 1e6} MB that are read of it; download it instead.`,
    0,
  )
}
