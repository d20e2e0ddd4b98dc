import { Search } from 'lucide-react'
import classes from './SearchField.module.css'

type Props = {
  /** What is searched; also stands in the empty field. */
  label: string
  /** What else can be asked than words, for those who point at the field or hear it. */
  hint?: string
  value: string
  onChange: (value: string) => void
}

/** Narrows what is on screen with every letter; Escape empties it, as browsers have it for search fields. */
export function SearchField({ label, hint, value, onChange }: Props) {
  return (
    <label className={classes.field}>
      <Search size={14} aria-hidden className={classes.icon} />
      <input
        type="search"
        className={classes.input}
        aria-label={label}
        title={hint}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
