import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#ui/Button.tsx'
import { Popover } from '#ui/Popover.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { ForgetRuns } from './ForgetRuns.tsx'
import type { Density } from './gridSizes.ts'
import classes from './TableMenu.module.css'

type Props = {
  preferences: { density: Density; absoluteTimes: boolean }
  setDensity: (density: Density) => void
  setAbsoluteTimes: (absolute: boolean) => void
  differing: boolean
  onDiffering: (differing: boolean) => void
  /** By what the runs are in groups. */
  grouping: ReactNode
}

/** How the table looks: what differs, how high its rows are, how times are told, and its groups. */
export function TableMenu(props: Props) {
  const { preferences, setDensity, setAbsoluteTimes, differing, onDiffering, grouping } = props
  return (
    <Popover
      label="How the table looks"
      width={360}
      renderButton={(button) => (
        <Button icon={<SlidersHorizontal size={14} aria-hidden />} {...button}>
          View
        </Button>
      )}
    >
      <div className={classes.menu}>
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={differing}
            onChange={(event) => onDiffering(event.currentTarget.checked)}
          />
          Only columns that differ
        </label>
        <div className={classes.choice}>
          Rows
          <SegmentedChoice
            label="Height of rows"
            options={[
              { value: 'compact', label: 'Compact' },
              { value: 'normal', label: 'Normal' },
              { value: 'large', label: 'Large' },
            ]}
            value={preferences.density}
            onChange={setDensity}
          />
        </div>
        <div className={classes.choice}>
          Times
          <SegmentedChoice
            label="How times are told"
            options={[
              { value: 'ago', label: 'Ago' },
              { value: 'exact', label: 'Exact' },
            ]}
            value={preferences.absoluteTimes ? 'exact' : 'ago'}
            onChange={(value) => setAbsoluteTimes(value === 'exact')}
          />
        </div>
        {grouping}
        <ForgetRuns />
      </div>
    </Popover>
  )
}
