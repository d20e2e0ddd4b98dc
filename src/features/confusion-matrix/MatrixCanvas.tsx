import { Minus, Plus } from 'lucide-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useRef,
  useState,
} from 'react'
import { Canvas } from '#ui/Canvas.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { type CellPlace, moveCell } from './cellPlace.ts'
import classes from './MatrixCanvas.module.css'
import type { MatrixPalette } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import { LABEL_PX, type MatrixWindow, paintMatrix } from './paintMatrix.ts'

type Props = {
  picture: MatrixPicture
  palette: MatrixPalette
  /** Says whose matrix it is. */
  label: string
  /** Of the whole picture, in px; it is as high as it is wide. */
  width: number
  pointed: CellPlace | null
  onPoint: (place: CellPlace | null) => void
  onOpen: ((place: CellPlace) => void) | null
}

/** Room for labels, where cells are large enough to have some. */
const GUTTER = { left: 104, top: 96 }
const NO_GUTTER = { left: 0, top: 0 }
/** Each step of the magnifier. */
const STEP = 2
const LARGEST_PX = 48
/** At first, cells of few hundred classes are large enough for their labels. */
const READABLE_PX = 12

const gutterFor = (cellPx: number) => (cellPx >= LABEL_PX ? GUTTER : NO_GUTTER)

/**
 * A matrix of many classes, drawn on a canvas: as a whole, or a part of it that scrolls, magnified by `+` and `−` or the
 * wheel with Ctrl. Arrow keys go from cell to cell.
 */
export function MatrixCanvas(props: Props) {
  const { picture, palette, label, width, pointed, onPoint, onOpen } = props
  const size = picture.labels.length
  const whole = width / size
  const [chosen, setChosen] = useState<number | null>(null)
  const roomy = (width - GUTTER.left) / size
  const fit = roomy >= LABEL_PX ? roomy : whole
  const cellPx = chosen === null ? fit : Math.max(chosen, fit)
  const gutter = gutterFor(cellPx)
  const scroller = useRef<HTMLDivElement>(null)

  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      const style = getComputedStyle(context.canvas)
      const ink = { text: style.color, font: `11px ${style.fontFamily}` }
      const view: MatrixWindow = {
        gutter,
        scroll: {
          left: scroller.current?.scrollLeft ?? 0,
          top: scroller.current?.scrollTop ?? 0,
        },
        width,
        height: width,
        cellPx,
      }
      paintMatrix(context, picture, palette, ink, view)
    },
    [picture, palette, gutter, cellPx, width],
  )
  const watch = useCallback((repaint: () => void) => {
    const element = scroller.current
    element?.addEventListener('scroll', repaint)
    return () => element?.removeEventListener('scroll', repaint)
  }, [])

  const magnify = (factor: number) => {
    const next = cellPx * factor
    setChosen(next <= fit ? null : Math.min(Math.max(next, READABLE_PX), LARGEST_PX))
  }
  const placeAt = ({ clientX, clientY, currentTarget }: MouseEvent): CellPlace | null => {
    const box = currentTarget.getBoundingClientRect()
    const left = clientX - box.left - gutter.left
    const top = clientY - box.top - gutter.top
    if (left < 0 || top < 0) return null
    const { scrollLeft, scrollTop } = currentTarget
    const row = Math.floor((top + scrollTop) / cellPx)
    const column = Math.floor((left + scrollLeft) / cellPx)
    return row < size && column < size ? { row, column } : null
  }
  const press = (event: KeyboardEvent) => {
    const place = pointed ?? { row: 0, column: 0 }
    if (event.key === '+' || event.key === '=') magnify(STEP)
    else if (event.key === '-') magnify(1 / STEP)
    else if (event.key === 'Enter' && pointed && onOpen) onOpen(pointed)
    else {
      const next = pointed ? moveCell(event.key, place, size) : place
      if (!next || !/^(Arrow|Home|End|Page)/.test(event.key)) return
      onPoint(next)
      reveal(scroller.current, next, cellPx, gutter)
    }
    event.preventDefault()
  }

  const scrolled: CSSProperties = {
    width: gutter.left + size * cellPx,
    height: gutter.top + size * cellPx,
  }
  return (
    <div className={classes.frame} style={{ width }}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a picture with a cursor of its own. */}
      <div
        ref={scroller}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys go from cell to cell.
        tabIndex={0}
        aria-label={`${label}; arrow keys go from cell to cell, + and − magnify`}
        className={classes.scroller}
        style={{ width, height: width }}
        onPointerMove={(event: PointerEvent) => onPoint(placeAt(event))}
        onPointerLeave={() => onPoint(null)}
        onBlur={() => onPoint(null)}
        onKeyDown={press}
        onClick={(event) => {
          const place = placeAt(event)
          if (place) onOpen?.(place)
        }}
      >
        <div className={classes.spread} style={scrolled}>
          <Canvas
            className={classes.canvas}
            width={width}
            height={width}
            paint={paint}
            watch={watch}
          />
          {pointed && (
            <>
              <div
                className={classes.band}
                style={{
                  top: gutter.top + pointed.row * cellPx,
                  left: 0,
                  width: '100%',
                  height: Math.max(cellPx, 1),
                }}
              />
              <div
                className={classes.band}
                style={{
                  left: gutter.left + pointed.column * cellPx,
                  top: 0,
                  height: '100%',
                  width: Math.max(cellPx, 1),
                }}
              />
            </>
          )}
        </div>
      </div>
      <div className={classes.zoom}>
        <IconButton
          label="Smaller cells"
          size="compact"
          disabled={chosen === null}
          onClick={() => magnify(1 / STEP)}
        >
          <Minus size={13} aria-hidden />
        </IconButton>
        <IconButton
          label="Larger cells"
          size="compact"
          disabled={cellPx >= LARGEST_PX}
          onClick={() => magnify(STEP)}
        >
          <Plus size={13} aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}

/** Scrolls as little as brings a cell into sight. */
function reveal(
  element: HTMLElement | null,
  { row, column }: CellPlace,
  cellPx: number,
  gutter: { left: number; top: number },
) {
  if (!element) return
  const within = (scroll: number, room: number, start: number) =>
    Math.min(Math.max(scroll, start + cellPx - room), start)
  element.scrollTop = within(element.scrollTop, element.clientHeight - gutter.top, row * cellPx)
  element.scrollLeft = within(
    element.scrollLeft,
    element.clientWidth - gutter.left,
    column * cellPx,
  )
}
