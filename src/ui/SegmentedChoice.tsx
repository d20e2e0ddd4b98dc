import { useId } from 'react'
import classes from './SegmentedChoice.module.css'

type Props<Value extends string> = {
  /** What is chosen, for those who do not see the choices side by side. */
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few named choices, all in sight. Arrow keys move between them, as between any radio buttons. */
export function SegmentedChoice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={classes.choice}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes.option}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
