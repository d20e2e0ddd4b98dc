import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { guessDirection, type MetricDirection } from '#src/guessDirection.ts'
import { correctDirection, correctionOf, useCorrections } from '#src/metricDirection.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import classes from './KeyHeading.module.css'

const ARROWS = { higher: ArrowUp, lower: ArrowDown, unknown: ArrowUpDown }

const MEANINGS = {
  higher: 'higher is better',
  lower: 'lower is better',
  unknown: 'neither is better',
} satisfies Record<MetricDirection, string>

type Props = {
  metric: string
  direction: MetricDirection
  /** Gives the focus back to the table, once the menu closes. */
  returnFocus: () => void
}

/** Says which way a metric gets better, and lets the reader correct it, for this browser. */
export function DirectionMenu({ metric, direction, returnFocus }: Props) {
  const said = correctionOf(useCorrections(), metric)
  const Arrow = ARROWS[direction]
  const source = said === null ? 'by its name' : 'as you said'
  const choice = (label: string, value: typeof said) => ({
    label,
    checked: said === value,
    onSelect: () => correctDirection(metric, value),
  })
  return (
    <span
      className={classes.direction}
      data-said={said !== null || undefined}
      title={`${MEANINGS[direction]}, ${source}`}
    >
      <ActionMenu
        label={<Arrow size={12} aria-hidden />}
        description={`Direction of ${metric}: ${MEANINGS[direction]}, ${source}`}
        returnFocus={returnFocus}
        items={[
          choice('Higher is better', 'higher'),
          choice('Lower is better', 'lower'),
          choice('Neither is better', 'neither'),
          choice(`As guessed: ${MEANINGS[guessDirection(metric)]}`, null),
        ]}
      />
    </span>
  )
}
