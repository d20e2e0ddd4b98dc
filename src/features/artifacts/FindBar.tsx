import { ArrowDown, ArrowUp, CaseSensitive, Regex } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import classes from './PreviewTools.module.css'
import { useTypedText } from './useTypedText.ts'

type Findings = {
  count: number
  isFull: boolean
  isDone: boolean
  problem: string | null
  /** The match that was gone to last, counted from 0. */
  at: number | null
}

type Props = {
  label: string
  text: string
  onText: (text: string) => void
  /** Switches of how it is searched; where there are none, words are found in any case. */
  expression?: { on: boolean; onChange: (on: boolean) => void }
  matchCase?: { on: boolean; onChange: (on: boolean) => void }
  findings: Findings | null
  onGo: (at: number) => void
  ref?: Ref<HTMLDivElement>
}

/** Searches in a file: what for, how many there are, and the way from one to the next. Enter goes on, Shift+Enter back. */
export function FindBar(props: Props) {
  const { label, text, onText, expression, matchCase, findings, onGo, ref } = props
  const typed = useTypedText(text, onText)
  const count = findings?.count ?? 0
  const step = (by: 1 | -1) => {
    if (count === 0) return
    onGo(((findings?.at ?? (by > 0 ? -1 : 0)) + by + count) % count)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (!typed.settle()) step(event.shiftKey ? -1 : 1)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the field within
    <div ref={ref} className={classes.group} onKeyDown={press}>
      <SearchField label={label} value={typed.text} onChange={typed.type} />
      {matchCase && (
        <IconButton
          label="Match case"
          aria-pressed={matchCase.on}
          lit={matchCase.on}
          onClick={() => matchCase.onChange(!matchCase.on)}
        >
          <CaseSensitive size={16} aria-hidden />
        </IconButton>
      )}
      {expression && (
        <IconButton
          label="Regular expression"
          aria-pressed={expression.on}
          lit={expression.on}
          onClick={() => expression.onChange(!expression.on)}
        >
          <Regex size={15} aria-hidden />
        </IconButton>
      )}
      <IconButton
        label="Previous match"
        title="Previous match (Shift+Enter)"
        disabled={count === 0}
        onClick={() => step(-1)}
      >
        <ArrowUp size={15} aria-hidden />
      </IconButton>
      <IconButton
        label="Next match"
        title="Next match (Enter)"
        disabled={count === 0}
        onClick={() => step(1)}
      >
        <ArrowDown size={15} aria-hidden />
      </IconButton>
      <output className={classes.count}>{findings && describe(findings)}</output>
    </div>
  )
}

function describe({ count, isFull, isDone, problem, at }: Findings): string {
  if (problem !== null) return `Not searched: ${problem}`
  const total = count.toLocaleString('en') + (isFull ? '+' : '')
  if (!isDone) return `${total} so far…`
  if (count === 0) return 'No match'
  if (at === null) return count === 1 ? '1 match' : `${total} matches`
  return `${(at + 1).toLocaleString('en')} of ${total}`
}
