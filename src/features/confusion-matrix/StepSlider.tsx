import { useThrottledCallback } from '@mantine/hooks'
import { useState } from 'react'
import classes from './StepSlider.module.css'

type Props = {
  /** What is counted: `epoch`, `step`… */
  unit: string
  /** In order; there is at least one. */
  steps: readonly number[]
  /** The last of the steps up to this one is chosen; infinite for the last of all. */
  step: number
  onChange: (step: number) => void
}

/** Browsers refuse to write the address at every move of a thumb. */
const PACE_MS = 80

/** One slider for all matrices; it stops at the steps that there are. */
export function StepSlider({ unit, steps, step, onChange }: Props) {
  // The thumb is ahead of the address, unless that is changed from elsewhere.
  const [thumb, setThumb] = useState({ step, seen: step, sent: step })
  if (thumb.seen !== step) {
    setThumb({ step: step === thumb.sent ? thumb.step : step, seen: step, sent: step })
  }
  const send = useThrottledCallback((step: number) => {
    setThumb((now) => ({ ...now, sent: step }))
    onChange(step)
  }, PACE_MS)
  const at = Math.max(
    steps.findLastIndex((other) => other <= thumb.step),
    0,
  )
  return (
    <label className={classes.slider}>
      {unit}
      <input
        type="range"
        min={0}
        max={steps.length - 1}
        value={at}
        aria-valuetext={`${unit} ${steps[at] ?? ''}`}
        onChange={({ currentTarget }) => {
          const next = steps[Number(currentTarget.value)] ?? step
          setThumb({ ...thumb, step: next })
          send(next)
        }}
      />
      <output className="numeric">
        {steps[at]} of {steps.at(-1)}
      </output>
    </label>
  )
}
