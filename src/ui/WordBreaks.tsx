import { Fragment } from 'react'
import { breakableParts } from './breakableParts.ts'

/** A name that breaks after its separators, and inside a word only where that is longer than a line. */
export const WordBreaks = ({ text }: { text: string }) =>
  breakableParts(text).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ))
