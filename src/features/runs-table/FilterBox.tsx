import { Popover, UnstyledButton } from '@mantine/core'
import { CircleAlert, ListFilter, X } from 'lucide-react'
import { type SubmitEvent, useId, useState } from 'react'
import classes from './FilterBox.module.css'

type Props = {
  /** The filter in force; a new one starts the box anew. */
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
  const [text, setText] = useState(filter)
  const [examplesShown, showExamples] = useState(false)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onFilter(text.trim())
  }
  const apply = (next: string) => {
    showExamples(false)
    setText(next)
    onFilter(next)
  }

  return (
    <div className={classes.box}>
      <form className={classes.line} onSubmit={submit}>
        <ListFilter size={14} aria-hidden />
        <input
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
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {text !== filter && <span className={classes.hint}>Enter applies</span>}
        {text !== '' && (
          <UnstyledButton
            className={classes.button}
            aria-label="Clear the filter"
            onClick={() => apply('')}
          >
            <X size={14} aria-hidden />
          </UnstyledButton>
        )}
        <Popover opened={examplesShown} onChange={showExamples} position="bottom-end" trapFocus>
          <Popover.Target>
            <UnstyledButton className={classes.button} onClick={() => showExamples(!examplesShown)}>
              Examples
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown>
            <p className={classes.help}>
              Conditions are joined by <code>and</code>. Text stands in quotes, names with blanks in
              backticks.
            </p>
            <ul className={classes.examples}>
              {examples.map((example) => (
                <li key={example}>
                  <UnstyledButton onClick={() => apply(example)}>{example}</UnstyledButton>
                </li>
              ))}
            </ul>
          </Popover.Dropdown>
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
