import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import classes from './ChartLegend.module.css'
import { shortName } from './shortName.ts'

type Entry = { runId: string; name: string; slot: number | null }

type Props = {
  entries: readonly Entry[]
  /** Beyond these, names say less than the tooltip does. */
  most?: number
}

/** Which colour is which run. Pointing at a name highlights its run. */
export function ChartLegend({ entries, most = 8 }: Props) {
  return (
    <ul className={classes.legend} aria-label="Runs">
      {entries.slice(0, most).map((entry) => (
        <LegendEntry key={entry.runId} {...entry} />
      ))}
      {entries.length > most && <li>and {entries.length - most} more</li>}
    </ul>
  )
}

function LegendEntry({ runId, name, slot }: Entry) {
  const highlighted = useIsHighlighted(runId)
  return (
    <li
      title={name}
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(runId)}
      onPointerLeave={() => highlightRun(null)}
    >
      <span className={classes.swatch} style={{ background: seriesColour(slot) }} />
      <bdi>{shortName(name)}</bdi>
    </li>
  )
}
