import { Maximize2 } from 'lucide-react'
import { useMemo } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import { DiffParts } from './DiffParts.tsx'
import { estimateLines } from './keyLines.ts'
import { Missing } from './Missing.tsx'
import classes from './TextCell.module.css'
import { diffTexts, isRewritten, isWorthDiffing, shortened } from '#src/textDiff.ts'

type Props = {
  value: string | null
  /** What it is measured against; null for nothing. */
  baseline: string | null
  /** How many lines there is room for, and how wide these are, in px. */
  lines: number
  width: number
  /** The key and the run, for those who do not see where the button stands. */
  description: string
  onShowWhole: () => void
}

/** Words that are looked for in a cell; there may be dozens of such cells, and the whole value takes its time. */
const MOST_EDITS = 150
/** More would neither be read in a cell nor in what hovering shows. */
const LONGEST_TITLE = 2_000

/** A param, tag or fact of one run, cut where it is long; where the baseline has another text, what differs in it. */
export function TextCell({ value, baseline, lines, width, description, onShowWhole }: Props) {
  const diff = useMemo(
    () =>
      value === null || baseline === null || !isWorthDiffing(baseline, value)
        ? null
        : diffTexts(baseline, value, MOST_EDITS),
    [value, baseline],
  )
  if (value === null) return <Missing reason="missing" />
  if (value === '') return <span className={classes.empty}>empty</span>
  const isCut = diff !== null || estimateLines(value, width) > lines
  const note = diff?.outcome === 'tooLong' ? 'too long to compare by word' : null
  const text = (
    <span
      className={`${classes.text} name`}
      style={{ WebkitLineClamp: note === null ? lines : lines - 1 }}
      title={value.slice(0, LONGEST_TITLE)}
    >
      {diff?.outcome === 'diff' && !isRewritten(diff.parts) ? (
        <DiffParts parts={shortened(diff.parts)} />
      ) : (
        value.slice(0, LONGEST_TITLE)
      )}
    </span>
  )
  if (!isCut) return text
  return (
    <span className={classes.cut}>
      <span className={classes.texts}>
        {text}
        {note !== null && <span className={classes.note}>{note}</span>}
      </span>
      <IconButton
        size="compact"
        tabIndex={-1}
        label={`Show all of ${description}`}
        title="Show all of it"
        onClick={onShowWhole}
      >
        <Maximize2 size={12} aria-hidden />
      </IconButton>
    </span>
  )
}
