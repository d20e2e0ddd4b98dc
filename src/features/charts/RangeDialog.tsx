import { type SyntheticEvent, useId, useState } from 'react'
import type { Scale } from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import classes from './RangeDialog.module.css'
import { refuseRange } from './refuseRange.ts'

type Props = {
  metric: string
  /** What the axis shows now. */
  range: Extent
  scale: Scale
  /** Null for what the lines need. */
  onSet: (range: Extent | null) => void
  onClose: () => void
}

/** Asks from which value to which a chart's axis goes. */
export function RangeDialog({ metric, range, scale, onSet, onClose }: Props) {
  const [texts, setTexts] = useState({ from: brief(range[0]), to: brief(range[1]) })
  const problemId = useId()
  const problem = refuseRange(texts.from, texts.to, scale)
  const set = (event: SyntheticEvent) => {
    event.preventDefault()
    if (problem !== null) return
    onSet([Number(texts.from), Number(texts.to)])
    onClose()
  }
  return (
    <Dialog title={`Values of ${metric} in sight`} onClose={onClose}>
      <form onSubmit={set}>
        <div className={classes.fields}>
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              {end === 'from' ? 'From' : 'To'}
              <input
                data-autofocus={end === 'from' || undefined}
                inputMode="decimal"
                value={texts[end]}
                aria-invalid={problem !== null}
                aria-describedby={problemId}
                onChange={({ currentTarget: { value } }) =>
                  setTexts((texts) => ({ ...texts, [end]: value }))
                }
              />
            </label>
          ))}
        </div>
        <p id={problemId} role="alert" className={classes.problem}>
          {problem}
        </p>
        <div className={classes.actions}>
          <Button
            onClick={() => {
              onSet(null)
              onClose()
            }}
          >
            What the lines need
          </Button>
          <Button type="submit" variant="filled" disabled={problem !== null}>
            Show
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const brief = (value: number) => String(Number(value.toPrecision(6)))
