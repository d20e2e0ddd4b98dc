/** What differs between Node and a browser; `#tracker-host` is the one that the code runs in. */
export type TrackerHost = {
  /** Where to log when the caller names no server. */
  trackingUri: () => string
  /** Who is logging, as far as the host knows. */
  user: () => string
  /** The value of the `Authorization` header that the environment asks for. */
  authorization: () => string | null
  /** How long a server may take to answer, in ms. */
  requestTimeoutMs: () => number
  /** The tags `mlflow.source.*` of a run: what is running, and from which commit. */
  sourceTags: () => Promise<Record<string, string>>
  openFile: (path: string) => Promise<Blob>
  /** The paths of all files below a folder, relative to it, with `/` between their parts. */
  listFiles: (folder: string) => Promise<string[]>
  /**
   * Calls `end` once when this process or page is told to end, with how long there is to finish, in ms. Returns how to
   * stop listening.
   */
  onInterrupt: (end: (graceMs: number) => Promise<void>) => () => void
}
