import { useQueries } from '@tanstack/react-query'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import type { ImageFrame } from './imageSequence.ts'
import { type Picture, readPicture } from '#src/pictures/readPicture.ts'

export type LoadedFrame =
  | { state: 'loading'; frame: ImageFrame }
  /** Not loaded until that is asked for. */
  | { state: 'large'; frame: ImageFrame }
  | { state: 'failed'; frame: ImageFrame; message: string }
  | { state: 'loaded'; frame: ImageFrame; picture: Picture }

/** A larger picture is loaded when it is asked for. */
const LARGE_BYTES = 25_000_000
/** Counted as they arrive. */
const MOST_BYTES = 200_000_000

type Options = {
  runId: string
  frames: readonly ImageFrame[]
  /** The frame in sight. */
  index: number
  /** The path of one that is not to go yet. */
  alsoKeep: string
  /** The paths of large pictures that were asked for. */
  allowed: ReadonlySet<string>
}

/** The picture in sight with its neighbours, so that the next one is there when it is wanted. */
export function usePictures({ runId, frames, index, alsoKeep, allowed }: Options): LoadedFrame[] {
  const near = [index, index + 1, index + 2, index - 1].flatMap((i) => frames[i] ?? [])
  const kept = frames.filter(({ path }) => path === alsoKeep)
  const wanted = [...new Set([...near, ...kept])]
  const isLarge = ({ path, bytes }: ImageFrame) => bytes > LARGE_BYTES && !allowed.has(path)
  const results = useQueries({
    queries: wanted.map((frame) => ({
      ...artifactByteQueries.whole(
        runId,
        frame.path,
        frame.bytes,
        allowed.has(frame.path) ? MOST_BYTES : LARGE_BYTES,
      ),
      enabled: !isLarge(frame),
      select: readPicture,
    })),
  })
  return wanted.map((frame, i): LoadedFrame => {
    const { data, error } = results[i] ?? {}
    if (isLarge(frame)) return { state: 'large', frame }
    if (data) return { state: 'loaded', frame, picture: data }
    return error ? { state: 'failed', frame, message: error.message } : { state: 'loading', frame }
  })
}
