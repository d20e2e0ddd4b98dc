import { Monitor, Moon, Sun } from 'lucide-react'
import { colourScheme } from './colourScheme.ts'
import classes from './Header.module.css'

const schemes = [
  { scheme: 'light', label: 'Light theme', Icon: Sun },
  { scheme: 'dark', label: 'Dark theme', Icon: Moon },
  { scheme: 'auto', label: "The system's theme", Icon: Monitor },
] as const

export function ThemeSwitch() {
  const chosen = colourScheme.useValue()
  return (
    <div className={classes.themes} role="radiogroup" aria-label="Theme">
      {schemes.map(({ scheme, label, Icon }) => (
        <label key={scheme} title={label}>
          <input
            type="radio"
            name="theme"
            className="visually-hidden"
            aria-label={label}
            checked={chosen === scheme}
            onChange={() => colourScheme.set(scheme)}
          />
          <Icon size={14} aria-hidden />
        </label>
      ))}
    </div>
  )
}
