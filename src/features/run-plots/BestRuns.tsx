import { Star } from 'lucide-react'
import { Link } from 'react-router-dom'
import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { paths } from '#src/paths.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { seriesColour } from '#ui/seriesColour.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './BestConfiguration.module.css'
import type { BestDrawing, RankedRun } from './bestDrawing.ts'

type Props = {
  drawing: BestDrawing
  metric: string
  slots: ReadonlyMap<string, number | null>
}

/** The best runs by a metric, with their values of the params that vary. */
export function BestRuns({ drawing: { ranking, columns }, metric, slots }: Props) {
  return (
    <ScrollRegion className={classes.region} label="The best runs">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>Rank</VisuallyHidden>
            </th>
            <th scope="col">Run</th>
            <th scope="col" className={classes.number}>
              <bdi>{metric}</bdi>
            </th>
            {columns.map((param) => (
              <th key={param} scope="col" className={classes.param} title={param}>
                <bdi>{param}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranking.map((run) => (
            <RankedLine key={run.id} run={run} slot={slots.get(run.id)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type LineProps = { run: RankedRun; slot: number | null | undefined }

function RankedLine({ run: { rank, id, name, value, text, params }, slot }: LineProps) {
  const highlighted = useIsHighlighted(id)
  return (
    <tr
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(id)}
      onPointerLeave={() => highlightRun(null)}
    >
      <td className={classes.rank}>
        {rank === 1 ? (
          <>
            <Star size={11} fill="currentColor" aria-hidden />
            <VisuallyHidden>1, the best</VisuallyHidden>
          </>
        ) : (
          rank
        )}
      </td>
      <th scope="row" aria-label={name}>
        <span
          className={classes.swatch}
          style={{ background: slot === undefined ? 'none' : seriesColour(slot) }}
        />
        <Link to={paths.run(id)} className="cut" title={name}>
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td className={classes.number} title={String(value)}>
        {text}
      </td>
      {params.map((param, i) => (
        <td key={i} className={classes.param} title={param}>
          <bdi>{param ?? '–'}</bdi>
        </td>
      ))}
    </tr>
  )
}
