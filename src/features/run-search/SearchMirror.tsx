import type { Ref } from 'react'
import type { FilterProblem } from '#protocol/filterLanguage.ts'
import { mirrorSegments } from './mirrorSegments.ts'
import classes from './SearchMirror.module.css'

type Props = { ref: Ref<HTMLDivElement>; text: string; problem: FilterProblem | null }

/** The text of an input once more, in colours, to lie over it letter by letter. */
export function SearchMirror({ ref, text, problem }: Props) {
  return (
    <div ref={ref} className={classes.mirror} aria-hidden>
      {mirrorSegments(text, problem).map((segment, index) => (
        <span key={index} data-kind={segment.kind} {...(segment.wrong && { 'data-wrong': true })}>
          {segment.text}
        </span>
      ))}
    </div>
  )
}
