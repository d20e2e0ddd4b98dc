import { useEffect, useState } from 'react'
import type { TableFile, TableState } from '#files/TableFile.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { barPlaces } from './barPlaces.ts'
import classes from './ImportanceBars.module.css'
import type { Importance } from './importanceTable.ts'

type Props = { file: TableFile; pairs: TableState['pairs']; importance: Importance }

/** Bars that are drawn at first, and at most. */
const FEW = 30
const MOST = 1_000

/** Names with their numbers as horizontal bars: the largest first, whatever their signs, which are kept. */
export function ImportanceBars({ file, pairs, importance }: Props) {
  const [limit, setLimit] = useState(FEW)
  const { names, values, label } = importance
  useEffect(() => {
    file.askForPairs(names, values, MOST)
  }, [file, names, values])
  if (!pairs) return null

  const shown = pairs.pairs.slice(0, limit)
  const numbers = shown.map(({ value }) => value)
  const format = numberFormatFor(numbers)
  const places = barPlaces(numbers)
  const drawn = Math.min(pairs.total, MOST)
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <bdi>{label}</bdi>, by size
      </figcaption>
      <ScrollRegion label="Bars" className={classes.scroll}>
        <table className={classes.bars}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Name</th>
              <th aria-hidden>Bar</th>
              <th scope="col">{label}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, value, text }, i) => (
              <tr key={i}>
                <th scope="row" className={classes.name} title={name}>
                  <bdi>{name}</bdi>
                </th>
                <td className={classes.track} aria-hidden>
                  <span className={classes.zero} style={{ left: `${places.zero}%` }} />
                  <span
                    className={classes.bar}
                    data-sign={value < 0 ? 'negative' : 'positive'}
                    style={{ left: `${places.bars[i]?.left}%`, width: `${places.bars[i]?.width}%` }}
                  />
                </td>
                <td className={classes.value} title={`${text} as written`}>
                  {formatNumber(value, format)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {drawn > FEW && (
        <p className={classes.note}>
          {limit < drawn
            ? `The ${limit} largest of ${pairs.total.toLocaleString('en')}. `
            : `The ${drawn < pairs.total ? `${drawn.toLocaleString('en')} largest of ` : ''}${formatCount(pairs.total, 'number')}. `}
          <TextButton onClick={() => setLimit(limit < drawn ? drawn : FEW)}>
            {limit < drawn
              ? `Show ${drawn < pairs.total ? drawn.toLocaleString('en') : 'all'}`
              : `Show ${FEW}`}
          </TextButton>
        </p>
      )}
    </figure>
  )
}
