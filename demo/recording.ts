import path from 'node:path'

/** The recorded demo: a tar.gz of a store, as `npm start` puts it into a new one. */
export const RECORDING = path.join(import.meta.dirname, 'recorded.tar.gz')
