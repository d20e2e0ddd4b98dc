import { Fragment } from 'react'
import { breakableParts } from './keyLines.ts'

/** A key that breaks after its separators rather than within words. */
export const Breakable = ({ text }: { text: string }) =>
  breakableParts(text).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ))
