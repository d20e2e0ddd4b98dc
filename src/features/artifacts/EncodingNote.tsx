import type { Encoding } from '#files/encoding.ts'
import classes from './ArtifactPreview.module.css'

/** In which encoding a text is read, where it is not the usual one. */
export const EncodingNote = ({ encoding }: { encoding: Encoding | null }) =>
  encoding !== null &&
  encoding !== 'UTF-8' && <p className={classes.notice}>This file is {encoding}, by its mark.</p>
