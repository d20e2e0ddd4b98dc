import { CircleQuestionMark } from 'lucide-react'
import { Popover } from '#ui/Popover.tsx'
import { filterExamples } from './filterExamples.ts'
import classes from './SearchHelp.module.css'
import type { Vocabulary } from './vocabulary.ts'

type Props = {
  vocabulary: Vocabulary
  onChoose: (filter: string) => void
}

const grammar: readonly [written: string, meaning: string][] = [
  ['baseline', 'somewhere in name, user, params, tags'],
  ['"two words"', 'next to each other'],
  ['metrics.loss < 0.1', '= != < <= > >= for numbers'],
  ["params.opt LIKE '%adam%'", 'and = != for text; ILIKE in any case'],
  ['metrics.`my loss` > 0', 'a name with blanks, in backticks'],
  ['tags.team IS NULL', 'not there; IS NOT NULL is there'],
  ['start_time > -7d', 'or a day, as > 2026-05-31'],
  ['a AND (b OR NOT c)', 'a blank is an AND'],
]

/** The language of the box in eight lines, with examples that can be taken over. */
export function SearchHelp({ vocabulary, onChoose }: Props) {
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
      <h2 className={classes.heading}>Examples</h2>
      <Examples vocabulary={vocabulary} onChoose={onChoose} />
    </Popover>
  )
}

function Examples({ vocabulary, onChoose }: Props) {
  return (
    <ul className={classes.examples}>
      {filterExamples(vocabulary).map((example) => (
        <li key={example}>
          <button type="button" onClick={() => onChoose(example)}>
            <bdi>{example}</bdi>
          </button>
        </li>
      ))}
    </ul>
  )
}
