import { CircleAlert } from 'lucide-react'
import type { FilterProblem } from '#protocol/filterLanguage.ts'
import classes from './SearchProblem.module.css'

type Props = {
  /** Of the sentence; an output itself describes nothing. */
  id: string
  /** What is wrong with the text in the box. */
  problem: FilterProblem | null
  /** Why the backend refused the filter in force, in its own words. */
  serverProblem: string | null
}

/** What is wrong with a filter, below its box. Its place is always there, so that a screen reader hears it fill. */
export function SearchProblem({ id, problem, serverProblem }: Props) {
  const message =
    problem?.message ??
    (serverProblem === null ? null : `The backend does not accept this filter: ${serverProblem}`)
  return (
    <output className={classes.problem}>
      {message !== null && (
        <>
          <CircleAlert size={14} aria-hidden />
          <span id={id} className="name">
            {message}
          </span>
        </>
      )}
    </output>
  )
}
