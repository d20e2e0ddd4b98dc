import { Fragment } from 'react'
import { X } from 'lucide-react'
import { IconButton } from '#ui/IconButton.tsx'
import { formatCount } from '#ui/formatCount.ts'
import classes from './GroupStrip.module.css'
import { groupableName } from './groupableColumns.ts'
import type { Statistic } from './runsView.ts'

type Props = {
  count: number
  groupBy: readonly string[]
  statistic: Statistic
  onClear: () => void
}

/** Says that runs are in groups and by what, and ends it. */
export function GroupStrip({ count, groupBy, statistic, onClear }: Props) {
  return (
    <p className={classes.strip}>
      <span className="cut">
        {formatCount(count, 'group')} by{' '}
        {groupBy.map((columnId, at) => (
          <Fragment key={columnId}>
            {at > 0 && ' · '}
            <bdi className={classes.key}>{groupableName(columnId)}</bdi>
          </Fragment>
        ))}
        <span className={classes.statistic}>{TOLD[statistic]}</span>
      </span>
      <IconButton label="Show runs without groups" size="compact" onClick={onClear}>
        <X size={14} aria-hidden />
      </IconButton>
    </p>
  )
}

const TOLD: Record<Statistic, string> = {
  mean: 'mean ± standard deviation',
  median: 'median',
  min: 'least value',
  max: 'greatest value',
  best: 'best value',
}
