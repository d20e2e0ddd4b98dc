import { CloseButton } from '@mantine/core'
import { Fragment } from 'react'
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
      <CloseButton
        size={22}
        iconSize={14}
        aria-label="Show runs without groups"
        title="Show runs without groups"
        onClick={onClear}
      />
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
