import { Check, Copy, X } from 'lucide-react'
import { useState } from 'react'
import classes from './CopyButton.module.css'
import { copyText } from './copyText.ts'

type Props = {
  text: string
  /** What is copied, e.g. `run id`: the button is called "Copy run id". */
  what: string
}

type Outcome = 'none' | 'copied' | 'refused'

const icons = { none: Copy, copied: Check, refused: X }

/** Puts a text on the clipboard, and says whether that worked. */
export function CopyButton({ text, what }: Props) {
  const [outcome, setOutcome] = useState<Outcome>('none')
  const Icon = icons[outcome]
  const copy = () =>
    copyText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )

  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-label={`Copy ${what}`}
        title={outcome === 'refused' ? 'The browser refused the clipboard' : `Copy ${what}`}
        onClick={() => void copy()}
        onBlur={() => setOutcome('none')}
      >
        <Icon size={13} aria-hidden />
      </button>
      <output className="visually-hidden">
        {outcome === 'copied' && 'Copied'}
        {outcome === 'refused' && 'The browser refused the clipboard; select the text instead'}
      </output>
    </>
  )
}
