import { useMediaQuery } from '@mantine/hooks'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import classes from './SplitFrame.module.css'
import { Splitter } from './Splitter.tsx'

type Props = {
  /** What the line between the panes resizes, e.g. "Size of the table". */
  label: string
  first: ReactNode
  /** Null leaves all the room to the first pane. */
  second: ReactNode
  /** The first pane's share of the room, 0 to 1; at 1 the second is folded away. */
  size: number
  /** The size that a double click, or unfolding, comes back to. */
  usual: number
  onResize: (size: number) => void
}

/** Of the first pane, in percent: both panes stay usable. */
const LEAST = 20
const MOST = 80
const KEY_STEP = 2

type FrameStyle = CSSProperties & { '--split': number }

/** Where two panes have no room beside each other, the second lies below the first. */
const STACKED = '(max-width: 900px)'

/**
 * Two panes with a line between them that can be moved; Enter on the line folds the second away and brings it back.
 * While the line is dragged the browser alone lays the panes out; React hears of the size at the end.
 */
export function SplitFrame({ label, first, second, size, usual, onResize }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const unfolded = useRef(usual)
  const stacked = useMediaQuery(STACKED, false, { getInitialValueInEffect: false })
  const percent = Math.round(size * 100)
  const folded = percent === 100
  const open = second !== null

  const percentAt = (place: number) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return percent
    return 100 * (stacked ? (place - box.y) / box.height : (place - box.x) / box.width)
  }

  const style: FrameStyle = { '--split': percent }

  const toggle = () => {
    if (!folded) unfolded.current = size
    onResize(folded ? unfolded.current : 1)
  }

  return (
    <div
      ref={frame}
      className={classes.frame}
      data-layout={open ? (stacked ? 'stacked' : 'beside') : undefined}
      style={style}
    >
      <div className={classes.pane}>{first}</div>
      {open && (
        <>
          <Splitter
            label={label}
            orientation={stacked ? 'horizontal' : 'vertical'}
            value={percent}
            limits={{ least: LEAST, usual: Math.round(usual * 100), most: MOST }}
            unit="%"
            step={KEY_STEP}
            valueAt={percentAt}
            onMove={(moved) => frame.current?.style.setProperty('--split', String(moved))}
            onChange={(moved) => onResize(moved / 100)}
            onToggle={toggle}
          />
          <div className={classes.pane} hidden={folded}>
            {second}
          </div>
        </>
      )}
    </div>
  )
}
