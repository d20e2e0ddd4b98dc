import { ChevronRight } from 'lucide-react'
import type { ShownNode } from '#files/treeMessages.ts'
import { markedText } from './markedText.ts'
import classes from './TreeView.module.css'

type Props = {
  id: string
  /** Undefined until it comes. */
  shown: ShownNode | undefined
  top: number
  height: number
  needle: string
  isActive: boolean
  onActivate: () => void
  onTurn: (open: boolean) => void
}

const INDENT_PX = 16
/** Deeper rows are not moved further to the right. */
const DEEPEST_INDENT = 30

const nouns = { object: 'member', array: 'item' }

/** One value, or what is folded into it. */
export function TreeNodeRow(props: Props) {
  const { id, shown, top, height, needle, isActive, onActivate, onTurn } = props
  const style = { top, height }
  if (!shown) return <div className={classes.row} style={style} />

  const { level, label, kind, line, isCut, isOpen, note, position, siblings } = shown
  const indent = Math.min(level - 1, DEEPEST_INDENT) * INDENT_PX
  const canOpen = line === null
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree itself takes the keys
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isActive}
      aria-expanded={canOpen ? isOpen : undefined}
      className={classes.row}
      style={{ ...style, paddingLeft: 8 + indent }}
      data-active={isActive || undefined}
      onClick={() => {
        onActivate()
        if (canOpen) onTurn(!isOpen)
      }}
    >
      <span className={classes.chevron}>
        {canOpen && <ChevronRight size={13} aria-hidden data-open={isOpen} />}
      </span>
      {label !== null && (
        <>
          <bdi className={classes.label}>
            <Marked text={label} needle={needle} />
          </bdi>
          {': '}
        </>
      )}
      {line === null ? (
        <span className={classes.count}>
          {kind === 'array' ? '[…]' : '{…}'} {describeChildren(shown)}
        </span>
      ) : (
        <bdi className={classes.line} data-kind={kind} title={line.length > 60 ? line : undefined}>
          <Marked text={line} needle={needle} />
          {isCut && '…'}
        </bdi>
      )}
      {note !== null && <bdi className={classes.about}>{note}</bdi>}
    </div>
  )
}

function describeChildren({ kind, children }: ShownNode): string {
  const noun = kind === 'array' ? nouns.array : nouns.object
  return `${children.toLocaleString('en')} ${noun}${children === 1 ? '' : 's'}`
}

const Marked = ({ text, needle }: { text: string; needle: string }) =>
  markedText(text, needle).map((piece, i) =>
    piece.isMatch ? (
      <mark key={i} className={classes.match}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
