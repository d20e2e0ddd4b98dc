import { shortName } from '#charting/shortName.ts'
import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import classes from './EndLabels.module.css'
import type { EndLabel } from './endLabels.ts'

type Props = {
  labels: readonly EndLabel[]
  /** Where their room begins, in px, and how wide it is. */
  left: number
  width: number
}

/** The name of each line beside its end. Those who do not see them find the names in the chart's readings. */
export function EndLabels({ labels, left, width }: Props) {
  return (
    <div className={classes.labels} style={{ left, width }} aria-hidden>
      {labels.map((label) => (
        <Label key={label.series.runId} {...label} />
      ))}
    </div>
  )
}

function Label({ series: { runId, name, slot, band }, top }: EndLabel) {
  const highlighted = useIsHighlighted(runId, ...(band?.runIds ?? []))
  return (
    <bdi
      className="cut"
      title={name}
      data-highlighted={highlighted || undefined}
      style={{ top }}
      onPointerEnter={() => highlightRun(runId)}
      onPointerLeave={() => highlightRun(null)}
    >
      <span className={classes.swatch} style={{ background: seriesColour(slot) }} />
      {shortName(name)}
    </bdi>
  )
}
