import { Keyboard } from 'lucide-react'
import { Fragment } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import { Popover } from '#ui/Popover.tsx'
import classes from './KeyHints.module.css'

const KEYS = [
  [['n', 'p'], 'To the next or previous key that differs'],
  [['←', '→', '↑', '↓'], 'From cell to cell'],
  [['Home', 'End'], 'To the first or last of the row'],
  [['Page ↑', 'Page ↓'], 'One page up or down'],
  [['Enter'], 'Opens the menu of a run, the direction of a metric, or a long value'],
] as const

/** Says which keys the comparison has. */
export function KeyHints() {
  return (
    <Popover
      label="Keys"
      width={380}
      renderButton={(button) => (
        <IconButton label="Keys of the comparison" {...button}>
          <Keyboard size={15} aria-hidden />
        </IconButton>
      )}
    >
      <dl className={classes.keys}>
        {KEYS.map(([keys, meaning]) => (
          <Fragment key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </Popover>
  )
}
