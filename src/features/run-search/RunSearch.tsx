import { useId } from 'react'
import { readFilter } from '#protocol/filterLanguage.ts'
import { FacetChips } from './FacetChips.tsx'
import classes from './RunSearch.module.css'
import { SearchBox } from './SearchBox.tsx'
import { SearchProblem } from './SearchProblem.tsx'
import { SearchSummary } from './SearchSummary.tsx'
import { StarredChip } from './StarredChip.tsx'
import { type HistoryStep, useSearchDraft } from './useSearchDraft.ts'
import type { Vocabulary } from './vocabulary.ts'

type Props = {
  /** The filter in force, in the filter language; empty for all runs. */
  filter: string
  /**
   * Puts another filter in force, which `filter` must be by the next render. What is typed comes here after a short
   * rest; all of it until Enter, or until the box is left, is one step for the browser's Back: its first part is to be
   * pushed, the others replace it.
   */
  onFilter: (filter: string, step: HistoryStep) => void
  /** See runVocabulary; another one for another version of the table only. */
  vocabulary: Vocabulary
  /** Whether runs are missing still, so that a part of the filter is left to the server. */
  incomplete: boolean
  /** Why the backend refused its part, in its own words; null when it did not. */
  serverProblem: string | null
  /** How many of the loaded runs have a star, and whether these alone are shown. */
  starred: number
  starredOnly: boolean
  onStarredOnly: (only: boolean) => void
  /** How many of the loaded runs match. */
  matching: number
  /** How many runs are loaded. */
  total: number
}

/** Finds runs by plain words and by conditions, which are typed or chosen from lists; both are one filter. */
export function RunSearch({
  filter,
  onFilter,
  vocabulary,
  incomplete,
  starred,
  starredOnly,
  onStarredOnly,
  serverProblem,
  matching,
  total,
}: Props) {
  const problemId = useId()
  const draft = useSearchDraft(filter, onFilter)
  const { problem } = readFilter(draft.text)
  const shownProblem = draft.resting ? problem : null

  return (
    <section className={classes.search} aria-label="Find runs">
      <SearchBox
        draft={draft}
        vocabulary={vocabulary}
        problem={shownProblem}
        problemId={problemId}
        refused={serverProblem !== null}
      />
      <SearchProblem id={problemId} problem={shownProblem} serverProblem={serverProblem} />
      <FacetChips
        filterText={problem === null ? draft.text : filter}
        disabled={shownProblem !== null}
        vocabulary={vocabulary}
        onFilter={draft.apply}
      >
        <StarredChip count={starred} only={starredOnly} onOnly={onStarredOnly} />
      </FacetChips>
      <SearchSummary {...{ filter, starredOnly, incomplete, matching, total }} />
    </section>
  )
}
