import { CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { Popover } from '#ui/Popover.tsx'
import classes from './SearchHelp.module.css'

type Props = {
  /** Filters that would find something. */
  examples: readonly string[]
  onChoose: (filter: string) => void
}

const grammar: readonly [written: string, meaning: ReactNode][] = [
  ['baseline', 'A plain word is looked for in names, params, tags.'],
  ['"two words"', 'Words in quotes are looked for as they stand.'],
  ['metrics.loss < 0.1', 'Numbers: = != < <= > >='],
  ["params.lr = '0.1'", 'Text in quotes: = != LIKE ILIKE, where % is any text.'],
  ["run_id IN ('a', 'b')", 'One of several.'],
  ['tags.team IS NULL', 'Without this param or tag; IS NOT NULL with it.'],
  ['metrics.`my loss` > 0', 'Names with blanks or signs stand in backticks.'],
  ['a AND (b OR NOT c)', 'AND binds closer than OR; a space is an AND.'],
]

/** The language of the box on a page of its own size, with examples that can be taken over. */
export function SearchHelp({ examples, onChoose }: Props) {
  return (
    <Popover
      label="How to search runs"
      width={480}
      renderButton={(props) => (
        <button
          type="button"
          className={classes.button}
          aria-label="Help with searching"
          {...props}
        >
          <CircleQuestionMark size={14} aria-hidden />
        </button>
      )}
    >
      <dl className={classes.grammar}>
        {grammar.map(([written, meaning]) => (
          <div key={written}>
            <dt>{written}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h3 className={classes.heading}>Examples</h3>
      <ul className={classes.examples}>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => onChoose(example)}>
              <bdi>{example}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
