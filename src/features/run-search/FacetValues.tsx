import { useState } from 'react'
import { SearchField } from '#ui/SearchField.tsx'
import type { Facet } from './facets.ts'
import classes from './FacetValues.module.css'
import { quoteText } from './quoteText.ts'
import { valueLabel } from './valueLabel.ts'
import type { Vocabulary } from './vocabulary.ts'

type Props = {
  facet: Facet
  vocabulary: Vocabulary
  chosen: readonly string[]
  onChoose: (values: readonly string[]) => void
}

/** From how many values on a search among them pays. */
const SEARCHED_FROM = 10
const MOST_SHOWN = 100

/** The values of one facet with how many loaded runs have each; those that only the filter names are there as well. */
export function FacetValues({ facet, vocabulary, chosen, onChoose }: Props) {
  const seen = vocabulary.valuesOf(facet.field)
  const [search, setSearch] = useState('')
  const unseen = chosen.filter((value) => seen.every((other) => other.value !== value))
  const all = [...unseen.map((value) => ({ value, count: 0 })), ...seen]
  const sought = search.toLowerCase()
  const found = all.filter(({ value }) => valueLabel(facet, value).toLowerCase().includes(sought))
  const toggle = (value: string, choose: boolean) =>
    onChoose(choose ? [...chosen, value] : chosen.filter((other) => other !== value))

  return (
    <>
      {all.length >= SEARCHED_FROM && (
        <div className={classes.search}>
          <SearchField label="Find values" value={search} onChange={setSearch} />
        </div>
      )}
      {found.length === 0 && (
        <p className={classes.note}>
          {all.length === 0 ? 'No run is loaded yet.' : 'No value has this in it.'}
        </p>
      )}
      <div className={classes.values}>
        {found.slice(0, MOST_SHOWN).map(({ value, count }) => (
          <label key={value} title={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              disabled={quoteText(value) === null}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <bdi className="cut">{valueLabel(facet, value)}</bdi>{' '}
            <span className={classes.count}>{count.toLocaleString('en')}</span>
          </label>
        ))}
      </div>
      {found.length > MOST_SHOWN && (
        <p className={classes.note}>
          {(found.length - MOST_SHOWN).toLocaleString('en')} more values; find them by typing.
        </p>
      )}
      {found.some(({ value }) => quoteText(value) === null) && (
        <p className={classes.note}>A value with both kinds of quotes cannot be in a filter.</p>
      )}
    </>
  )
}
