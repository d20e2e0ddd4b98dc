import { Fragment } from 'react'

/** A name that breaks after the signs between its words, and inside a word only where that is longer than a line. */
export const WordBreaks = ({ text }: { text: string }) =>
  text.split(/(?<=[_/.:-])/).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ))
