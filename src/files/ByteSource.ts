/** A file whose parts are read one by one, such as by range requests. */
export type ByteSource = {
  /** Its whole length in bytes. */
  size: number
  /** The bytes from `start` up to, but not with, `end`; fewer where the file ends before. */
  read: (start: number, end: number) => Promise<Uint8Array>
}
