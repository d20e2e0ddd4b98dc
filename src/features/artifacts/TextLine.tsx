import type { MouseEvent, RefCallback } from 'react'
import type { LinePart, ShownLine } from '#files/textMessages.ts'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './TextLines.module.css'

/** So much more of a long line is shown at a time, in characters. */
const UNFOLD = 10_000

type Props = {
  /** Counted from 0. */
  line: number
  /** Undefined until it comes. */
  shown: ShownLine | undefined
  /** Measures the line, where lines may be of different heights. */
  itemRef: RefCallback<HTMLElement> | undefined
  isMarked: boolean
  /** The first character of the match that was gone to; null where it is in another line. */
  matchAt: number | null
  onNumber: (event: MouseEvent, line: number) => void
  onUnfold: (part: LinePart) => void
}

/** One line: its number, which is a link to it, and its text, folded where it is long. */
export function TextLine({ line, shown, itemRef, isMarked, matchAt, onNumber, onUnfold }: Props) {
  const number = line + 1
  return (
    <li ref={itemRef} className={classes.line} data-item={line} data-marked={isMarked || undefined}>
      <a
        className={classes.number}
        href={`#L${number}`}
        tabIndex={-1}
        aria-label={`Line ${number}`}
        data-number={number}
        onClick={(event) => onNumber(event, number)}
      />
      <span className={classes.text}>{shown && <Pieces {...{ shown, matchAt, onUnfold }} />}</span>
    </li>
  )
}

function Pieces({
  shown,
  matchAt,
  onUnfold,
}: Pick<Props, 'matchAt' | 'onUnfold'> & { shown: ShownLine }) {
  const { line, before, after, pieces } = shown
  const shownTo = pieces.reduce((end, { text }) => end + text.length, before)
  return (
    <>
      {before > 0 && (
        <Fold
          hidden={before}
          place="before"
          onMore={() => onUnfold({ line, from: Math.max(before - UNFOLD, 0), to: shownTo })}
        />
      )}
      {pieces.map(({ text, start, isMatch }) =>
        isMatch ? (
          <mark key={start} className={classes.match} data-current={start === matchAt || undefined}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
      {after > 0 && (
        <Fold
          hidden={after}
          place="after"
          onMore={() => onUnfold({ line, from: before, to: shownTo + UNFOLD })}
        />
      )}
      {pieces.length === 0 && '\n'}
    </>
  )
}

type FoldProps = { hidden: number; place: 'before' | 'after'; onMore: () => void }

function Fold({ hidden, place, onMore }: FoldProps) {
  const more = `${hidden.toLocaleString('en')} more characters ${place === 'before' ? 'before' : 'in this line'}`
  return (
    <span className={classes.fold}>
      {place === 'after' && '… '}
      <TextButton onClick={onMore}>{more}</TextButton>
      {place === 'before' && ' …'}
    </span>
  )
}
