import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './DiffParts.module.css'
import type { DiffPart } from '#src/textDiff.ts'

/** A text with what was added to it and what was removed: underlined and struck through, and said. */
export const DiffParts = ({ parts }: { parts: readonly DiffPart[] }) =>
  parts.map(({ kind, text }, i) => {
    if (kind === 'same') return <span key={i}>{text}</span>
    const Part = kind === 'added' ? 'ins' : 'del'
    return (
      <Part key={i} className={classes[kind]}>
        <VisuallyHidden>{kind}: </VisuallyHidden>
        {text}
        <VisuallyHidden>; </VisuallyHidden>
      </Part>
    )
  })
