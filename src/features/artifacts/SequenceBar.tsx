import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { formatDateTime } from '#ui/formatTime.ts'
import { IconButton } from '#ui/IconButton.tsx'
import type { ImageSequence } from './imageSequence.ts'
import classes from './SequenceBar.module.css'

type Props = {
  sequence: ImageSequence
  /** Of the frame in sight, or about to be. */
  index: number
  /** Whether it is in sight, or known never to be. */
  isSettled: boolean
  /** How much motion the reader wants. */
  motion: 'any' | 'less'
  onGo: (index: number) => void
}

/** Pictures a second. */
const RATES = [1, 2, 5, 10, 20]
const USUAL_RATE = 5
/** For those who want less motion, pictures follow each other no faster. */
const CALM_RATE = 1

/** Which picture of a sequence is shown: a slider, steps to either side, and play. */
export function SequenceBar({ sequence, index, isSettled, motion, onGo }: Props) {
  const { frames, unit, name } = sequence
  const [playing, setPlaying] = useState(false)
  const [chosenRate, setRate] = useState(USUAL_RATE)
  const rate = motion === 'less' ? CALM_RATE : chosenRate
  const last = frames.length - 1
  const frame = frames[index]

  /** Waits another turn for a picture that is still on its way. */
  const next = useEffectEvent(() => {
    if (!isSettled) return
    if (index < last) onGo(index + 1)
    if (index + 1 >= last) setPlaying(false)
  })
  useEffect(() => {
    if (!playing) return undefined
    const timer = setInterval(() => next(), 1_000 / rate)
    return () => clearInterval(timer)
  }, [playing, rate])

  const toggle = () => {
    if (!playing && index === last) onGo(0)
    setPlaying(!playing)
  }

  if (!frame) return null
  const place = `${unit} ${frame.step.toLocaleString('en')}`
  return (
    <fieldset className={classes.bar} aria-label="Sequence">
      <span className={classes.group}>
        <IconButton label="Previous picture" disabled={index === 0} onClick={() => onGo(index - 1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton label={playing ? 'Pause' : 'Play'} onClick={toggle}>
          {playing ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        </IconButton>
        <IconButton label="Next picture" disabled={index === last} onClick={() => onGo(index + 1)}>
          <ChevronRight size={16} aria-hidden />
        </IconButton>
      </span>
      <input
        type="range"
        className={classes.slider}
        aria-label={`Picture by ${unit}`}
        aria-valuetext={`${place}, ${index + 1} of ${frames.length}`}
        min={0}
        max={last}
        value={index}
        onChange={({ currentTarget }) => {
          setPlaying(false)
          onGo(Number(currentTarget.value))
        }}
      />
      <span className={classes.place}>
        <b>{place}</b>
        <span className={classes.count}>
          {(index + 1).toLocaleString('en')} of {frames.length.toLocaleString('en')}
        </span>
      </span>
      {motion === 'any' ? (
        <label className={classes.rate}>
          Pictures a second{' '}
          <select
            value={rate}
            onChange={({ currentTarget }) => setRate(Number(currentTarget.value))}
          >
            {RATES.map((rate) => (
              <option key={rate}>{rate}</option>
            ))}
          </select>
        </label>
      ) : (
        <span className={classes.count}>
          One picture a second, since this device asks for less motion
        </span>
      )}
      <span className={classes.name}>
        <bdi>{name}</bdi>
        {frame.loggedAt !== null && `, logged ${formatDateTime(new Date(frame.loggedAt))}`}
      </span>
    </fieldset>
  )
}
