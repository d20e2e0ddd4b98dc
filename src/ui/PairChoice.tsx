import { ArrowLeftRight } from 'lucide-react'
import { IconButton } from './IconButton.tsx'
import classes from './PairChoice.module.css'

type Choice = { id: string; name: string }

type Props = {
  choices: readonly Choice[]
  /** The ids of the two that are chosen. */
  a: string
  b: string
  onChange: (pair: { a: string; b: string }) => void
}

/** Chooses two of several to be compared. */
export const PairChoice = ({ choices, a, b, onChange }: Props) => (
  <span className={classes.pair}>
    <OneChoice label="A" choices={choices} value={a} onChange={(a) => onChange({ a, b })} />
    <IconButton label="Swap A and B" onClick={() => onChange({ a: b, b: a })}>
      <ArrowLeftRight size={14} aria-hidden />
    </IconButton>
    <OneChoice label="B" choices={choices} value={b} onChange={(b) => onChange({ a, b })} />
  </span>
)

type OneProps = {
  label: string
  choices: readonly Choice[]
  value: string
  onChange: (id: string) => void
}

const OneChoice = ({ label, choices, value, onChange }: OneProps) => (
  <label className={classes.one}>
    <b>{label}</b>
    <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
)
