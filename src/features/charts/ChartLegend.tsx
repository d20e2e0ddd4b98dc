import { shortName } from '#charting/shortName.ts'
import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import classes from './ChartLegend.module.css'

type Entry = { runId: string; name: string; slot: number | null }

/** Beyond these, names say less than the tooltip does. */
const NAMED = 8

/** Which colour is which run, grey ones last. Pointing at a name highlights its run. */
export function ChartLegend({ entries }: { entries: readonly Entry[] }) {
  const colouredFirst = entries.toSorted(
    (a, b) => Number(a.slot === null) - Number(b.slot === null),
  )
  return (
    <ul className={classes.legend} aria-label="Runs">
      {colouredFirst.slice(0, NAMED).map((entry) => (
        <LegendEntry key={entry.runId} {...entry} />
      ))}
      {entries.length > NAMED && <li>and {entries.length - NAMED} more</li>}
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
