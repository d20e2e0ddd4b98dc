import type { ReactNode, WheelEvent } from 'react'
import { describeRange } from './days.ts'
import classes from './FacetChips.module.css'
import { FacetChip } from './FacetChip.tsx'
import { type Facet, readFacet, STATUS_FACET, TAG_FACETS, writeFacet } from './facets.ts'
import { FacetValues } from './FacetValues.tsx'
import { StartedRange } from './StartedRange.tsx'
import { readStarted, writeStarted } from './timeRange.ts'
import { valueLabel } from './valueLabel.ts'
import type { Vocabulary } from './vocabulary.ts'

type Props = {
  /** What the chips read and change. */
  filterText: string
  /** While something else must be mended first. */
  disabled: boolean
  vocabulary: Vocabulary
  onFilter: (filter: string) => void
  /** Chips before the others. */
  children: ReactNode
}

/** The common conditions as choices. They keep nothing: all that is chosen is in the filter. */
export function FacetChips({ filterText, disabled, vocabulary, onFilter, children }: Props) {
  const chipOf = (facet: Facet) => {
    const chosen = readFacet(filterText, facet)
    const always = facet === STATUS_FACET || chosen.length > 0
    if (!always && vocabulary.valuesOf(facet.field).length === 0) return null
    const choose = (values: readonly string[]) => onFilter(writeFacet(filterText, facet, values))
    return (
      <FacetChip
        key={facet.label}
        label={facet.label}
        chosen={
          chosen.length === 0 ? null : chosen.map((value) => valueLabel(facet, value)).join(', ')
        }
        disabled={disabled}
        onClear={() => choose([])}
      >
        <FacetValues {...{ facet, vocabulary, chosen }} onChoose={choose} />
      </FacetChip>
    )
  }

  const range = readStarted(filterText)
  return (
    <div className={classes.chips} onWheel={scrollSideways}>
      {children}
      {[STATUS_FACET, ...TAG_FACETS].map(chipOf)}
      <FacetChip
        label="Started"
        chosen={describeRange(range)}
        disabled={disabled}
        onClear={() => onFilter(writeStarted(filterText, { from: null, until: null }))}
      >
        <StartedRange range={range} onRange={(next) => onFilter(writeStarted(filterText, next))} />
      </FacetChip>
    </div>
  )
}

/** A wheel that only turns up and down still reaches the chips beyond the edge. What they opened scrolls by itself. */
function scrollSideways({ currentTarget, target, deltaX, deltaY }: WheelEvent<HTMLElement>) {
  if (deltaX !== 0 || (target instanceof Element && target.closest('[popover]'))) return
  currentTarget.scrollLeft += deltaY
}
