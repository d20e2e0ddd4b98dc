import { useQuery } from '@tanstack/react-query'
import { fileType, looksLikeText } from '#files/fileType.ts'
import { hexLines } from '#files/hexLines.ts'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ArtifactPreview.module.css'
import { fileName } from '#src/artifactKind.ts'
import unknownClasses from './UnknownPreview.module.css'
import type { ViewerProps } from './ViewerProps.ts'

/** So much tells text from bytes. */
const HEAD_BYTES = 4_096
const SHOWN_BYTES = 512

/** Files that Python runs when it loads them: pickles by their usual names, and what packs one. */
const RUNS_WHEN_LOADED = /\.(pkl|pickle|p|joblib|dill|cloudpickle|pt|pth|ckpt)$/i

/** A file of no kind that is known by name: as text if it is text, else what its first bytes say. */
export function UnknownPreview({ runId, path, bytes, source }: ViewerProps) {
  const { data, error } = useQuery(artifactByteQueries.head(runId, path, HEAD_BYTES))
  if (error) {
    return (
      <p role="alert" className={classes.sentence}>
        The file could not be read: {error.message}
      </p>
    )
  }
  if (!data) {
    return (
      <div className={classes.waiting}>
        <Skeleton label="Loading the file" />
      </div>
    )
  }
  const type = fileType(data)
  if (type === null && looksLikeText(data)) return source

  const runsWhenLoaded = RUNS_WHEN_LOADED.test(path) || type === 'a Python pickle'
  const shown = data.subarray(0, SHOWN_BYTES)
  return (
    <>
      <p className={classes.sentence}>
        {type === null ? 'This file is of no kind that is known here' : `This is ${type}`},{' '}
        {formatBytes(bytes)}. There is no preview of it; it can be downloaded.
      </p>
      {runsWhenLoaded && (
        <p className={classes.notice}>
          {fileName(path)} can run code when it is loaded in Python, as every pickle and joblib file
          can: load it only where you trust who made it. Here, nothing of it runs.
        </p>
      )}
      <ScrollRegion label="First bytes" className={unknownClasses.hex}>
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Bytes</th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          <tbody>
            {hexLines(shown).map(({ offset, hex, text }) => (
              <tr key={offset}>
                <th scope="row">{offset}</th>
                <td>{hex}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={unknownClasses.note}>
        {shown.length < bytes
          ? `The first ${shown.length} of ${bytes.toLocaleString('en')} bytes.`
          : 'All of its bytes.'}
      </p>
    </>
  )
}
