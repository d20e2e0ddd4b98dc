import { CircleAlert, ListFilter, X } from 'lucide-react'
import { type SubmitEvent, useId, useRef, useState } from 'react'
import { Popover } from '#ui/Popover.tsx'
import classes from './FilterBox.module.css'

type Props = {
  /** The filter in force. */
  filter: string
  /** Why the backend refused it, in its own words; null when it did not. */
  problem: string | null
  /** Filters that would find something. */
  examples: readonly string[]
  onFilter: (filter: string) => void
}

/** Takes a filter in MLflow's language; Enter applies it. A refused one stays to be mended. */
export function FilterBox({ filter, problem, examples, onFilter }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState({ filter, text: filter })
  // A filter that came from elsewhere, as by the browser's Back, takes the place of what was typed.
  if (draft.filter !== filter) setDraft({ filter, text: filter })
  const { text } = draft

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onFilter(text.trim())
  }
  const apply = (next: string) => {
    setDraft({ filter, text: next })
    onFilter(next)
    input.current?.focus()
  }

  return (
    <div className={classes.box}>
      <form className={classes.line} onSubmit={submit}>
        <ListFilter size={14} aria-hidden />
        <input
          ref={input}
          type="text"
          className={classes.input}
          aria-label="Filter runs"
          aria-invalid={problem !== null}
          {...(problem !== null && { 'aria-describedby': id })}
          placeholder="Filter, e.g. metrics.f1_score > 0.7 and params.method = 'zscore'"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          onChange={(event) => setDraft({ filter, text: event.currentTarget.value })}
        />
        {text !== filter && <span className={classes.hint}>Enter applies</span>}
        {text !== '' && (
          <button
            type="button"
            className={classes.button}
            aria-label="Clear the filter"
            onClick={() => apply('')}
          >
            <X size={14} aria-hidden />
          </button>
        )}
        <Popover
          label="Examples of filters"
          width={420}
          renderButton={(props) => (
            <button type="button" className={classes.button} {...props}>
              Examples
            </button>
          )}
        >
          <p className={classes.help}>
            Conditions are joined by <code>and</code>. Text stands in quotes, names with blanks in
            backticks.
          </p>
          <ul className={classes.examples}>
            {examples.map((example) => (
              <li key={example}>
                <button type="button" onClick={() => apply(example)}>
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </Popover>
      </form>
      {problem !== null && (
        <p id={id} className={classes.problem} role="alert">
          <CircleAlert size={14} aria-hidden />
          <span className="name">The backend does not accept this filter: {problem}</span>
        </p>
      )}
    </div>
  )
}
