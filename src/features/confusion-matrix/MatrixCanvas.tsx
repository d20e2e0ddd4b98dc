import { useEventListener } from '@mantine/hooks'
import { Minus, Plus } from 'lucide-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useMemo,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { Canvas } from '#ui/Canvas.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { type CellPlace, moveCell, strongestNear } from './cellPlace.ts'
import classes from './MatrixCanvas.module.css'
import type { MatrixPalette } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import { labelStride, type MatrixWindow, paintMatrix } from './paintMatrix.ts'

type Props = {
  picture: MatrixPicture
  palette: MatrixPalette
  /** Says whose matrix it is. */
  label: string
  /** Of the whole picture, in px; it is as high as it is wide. */
  width: number
  /** Its row and column are marked. */
  pointed: CellPlace | null
  onPoint: (place: CellPlace | null) => void
  onOpen: ((place: CellPlace) => void) | null
}

/** Of one character of a label, and of what stands around it, in px. */
const LABEL = { character: 6.2, around: 12 }
/** Labels take at most this many px, and at most this share of the picture. */
const LONGEST = { px: 96, share: 0.24 }
/** Lines around a row of smaller cells would hide them. */
const OUTLINED_PX = 7
/** Each step of the magnifier. */
const STEP = 2
const LARGEST_PX = 48
/** Of one turn of the wheel, per px that a page would scroll by. */
const WHEEL_SPEED = 0.002
/** React's own wheel events cannot keep the page from being magnified. */
const MAY_PREVENT = { passive: false }

/**
 * A matrix of many classes, drawn on a canvas: as a whole, or a part of it that scrolls, magnified by `+` and `−` or the
 * wheel with Ctrl. Arrow keys go from cell to cell.
 */
export function MatrixCanvas(props: Props) {
  const { picture, palette, label, width, pointed, onPoint, onOpen } = props
  const size = picture.labels.length
  const gutter = useMemo(() => gutterOf(picture.labels, width), [picture.labels, width])
  const fit = (width - gutter.left) / size
  const [chosen, setChosen] = useState<number | null>(null)
  const cellPx = Math.max(chosen ?? fit, fit)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)

  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      const style = getComputedStyle(context.canvas)
      const ink = { text: style.color, font: `11px ${style.fontFamily}` }
      const view: MatrixWindow = {
        gutter,
        scroll: { left: scroller?.scrollLeft ?? 0, top: scroller?.scrollTop ?? 0 },
        width,
        height: width,
        cellPx,
      }
      paintMatrix(context, picture, palette, ink, view)
    },
    [picture, palette, gutter, cellPx, width, scroller],
  )
  const watch = useCallback(
    (repaint: () => void) => {
      scroller?.addEventListener('scroll', repaint)
      return () => scroller?.removeEventListener('scroll', repaint)
    },
    [scroller],
  )

  /** What lies at this place of the picture, in px from its corner, stays there. */
  const magnify = (factor: number, at: { left: number; top: number }) => {
    const next = Math.min(Math.max(cellPx * factor, fit), Math.max(LARGEST_PX, fit))
    if (!scroller || next === cellPx) return
    const [left, top] = [at.left - gutter.left, at.top - gutter.top]
    const across = ((scroller.scrollLeft + left) / cellPx) * next - left
    const down = ((scroller.scrollTop + top) / cellPx) * next - top
    // The cells have to have their new size before they can be scrolled.
    flushSync(() => setChosen(next === fit ? null : next))
    scroller.scrollTo({ left: across, top: down })
  }
  /** By keys and buttons: around the cell that is pointed at, or else the middle. */
  const step = (factor: number) => {
    const middle = { left: (width + gutter.left) / 2, top: (width + gutter.top) / 2 }
    const at =
      pointed && scroller
        ? {
            left: gutter.left + (pointed.column + 0.5) * cellPx - scroller.scrollLeft,
            top: gutter.top + (pointed.row + 0.5) * cellPx - scroller.scrollTop,
          }
        : middle
    magnify(factor, at)
  }
  const wheel = useEventListener(
    'wheel',
    (event: WheelEvent) => {
      // Without Ctrl, which a touchpad's pinch has too, it scrolls.
      if ((!event.ctrlKey && !event.metaKey) || !scroller) return
      event.preventDefault()
      const box = scroller.getBoundingClientRect()
      magnify(Math.exp(-event.deltaY * WHEEL_SPEED), {
        left: event.clientX - box.left,
        top: event.clientY - box.top,
      })
    },
    MAY_PREVENT,
  )

  const placeAt = ({ clientX, clientY, currentTarget }: MouseEvent): CellPlace | null => {
    const box = currentTarget.getBoundingClientRect()
    const left = clientX - box.left - currentTarget.clientLeft - gutter.left
    const top = clientY - box.top - currentTarget.clientTop - gutter.top
    if (left < 0 || top < 0) return null
    const { scrollLeft, scrollTop } = currentTarget
    return strongestNear(picture, {
      row: (top + scrollTop) / cellPx,
      column: (left + scrollLeft) / cellPx,
      // Cells that share a px have the colour of the strongest of them, which is the one that is meant.
      reach: 1 / cellPx,
    })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') step(STEP)
    else if (event.key === '-') step(1 / STEP)
    else if (event.key === 'Enter' && pointed && onOpen) onOpen(pointed)
    else {
      const next = moveCell(event.key, pointed ?? { row: 0, column: 0 }, size)
      if (!next) return
      // The first key only shows where one is.
      const place = pointed ? next : { row: 0, column: 0 }
      onPoint(place)
      reveal(scroller, place, cellPx, gutter)
    }
    event.preventDefault()
  }

  const scrolled: CSSProperties = {
    width: gutter.left + size * cellPx,
    height: gutter.top + size * cellPx,
  }
  const stride = labelStride(cellPx)
  const band = `${classes.band} ${cellPx < OUTLINED_PX ? classes.thin : ''}`
  return (
    <div ref={wheel} style={{ width }}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a picture with a cursor of its own. */}
      <div
        ref={setScroller}
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
          <div className={classes.view} style={{ width, height: width }}>
            <Canvas width={width} height={width} paint={paint} watch={watch} />
            <span
              className={classes.corner}
              style={{ width: gutter.left, height: gutter.top }}
              aria-hidden
            >
              true ↓
              <br />
              pred. →
            </span>
          </div>
          {pointed && (
            <>
              <div
                className={band}
                style={{
                  top: gutter.top + pointed.row * cellPx,
                  left: 0,
                  width: '100%',
                  height: Math.max(cellPx, 1),
                }}
              />
              <div
                className={band}
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
      <div className={classes.foot}>
        <IconButton
          label="Smaller cells"
          size="compact"
          disabled={chosen === null}
          onClick={() => step(1 / STEP)}
        >
          <Minus size={13} aria-hidden />
        </IconButton>
        <IconButton
          label="Larger cells"
          size="compact"
          disabled={cellPx >= LARGEST_PX}
          onClick={() => step(STEP)}
        >
          <Plus size={13} aria-hidden />
        </IconButton>
        <span>
          {size.toLocaleString('en')} classes{stride > 1 && `, one in ${stride} named`}
        </span>
      </div>
    </div>
  )
}

/** Room for labels at the left and above, the same in either direction, so that cells are square. */
function gutterOf(labels: readonly string[], width: number) {
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0)
  const wished = longest * LABEL.character + LABEL.around
  const px = Math.round(Math.min(Math.max(wished, 52), LONGEST.px, width * LONGEST.share))
  return { left: px, top: px }
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
  element.scrollTo({
    top: within(element.scrollTop, element.clientHeight - gutter.top, row * cellPx),
    left: within(element.scrollLeft, element.clientWidth - gutter.left, column * cellPx),
  })
}
