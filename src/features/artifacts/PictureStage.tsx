import { useElementSize } from '@mantine/hooks'
import { ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#ui/Button.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import classes from './PictureStage.module.css'
import { clampScale, stageScale, type Zoom, ZOOM_STEP } from './stageScale.ts'

type Props = {
  /** The picture's name. */
  label: string
  /** In pixels of the picture. */
  width: number
  height: number
  /** Facts and tools beside the zoom. */
  tools: ReactNode
  /** Further keys; true where one was used. */
  onKey?: (key: string) => boolean
  /** What stands there while there is no picture. */
  placeholder: ReactNode
  /** Each fills the picture's place. */
  children: ReactNode
}

/** Room around a picture that fits, in px. */
const MARGIN = 24

/** A picture that is zoomed by wheel, keys and buttons, and moved by dragging, scrolling and arrow keys. */
export function PictureStage(props: Props) {
  const { label, width, height, tools, onKey, placeholder, children } = props
  const [zoom, setZoom] = useState<Zoom>('fit')
  const { ref: measured, width: roomWidth, height: roomHeight } = useElementSize<HTMLDivElement>()
  const stage = useRef<HTMLElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const grip = useRef<{ x: number; y: number } | null>(null)

  const size = { width, height }
  const room = { width: roomWidth - MARGIN, height: roomHeight - MARGIN }
  const scale = stageScale(zoom, size, room)

  /** Zooms so that the picture stays in place under a point of the window: the stage's middle, if none is given. */
  const zoomTo = (next: Zoom, point?: { x: number; y: number }) => {
    const outer = stage.current?.getBoundingClientRect()
    const before = box.current?.getBoundingClientRect()
    flushSync(() => setZoom(next === 'fit' ? next : clampScale(next, size)))
    const after = box.current?.getBoundingClientRect()
    if (!stage.current || !outer || !before || !after) return
    const { x, y } = point ?? { x: outer.x + outer.width / 2, y: outer.y + outer.height / 2 }
    const across = (x - before.x) / before.width
    const down = (y - before.y) / before.height
    stage.current.scrollLeft += after.x + across * after.width - x
    stage.current.scrollTop += after.y + down * after.height - y
  }

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const zooms: Partial<Record<string, Zoom>> = {
      '+': scale * ZOOM_STEP,
      '=': scale * ZOOM_STEP,
      '-': scale / ZOOM_STEP,
      '0': 'fit',
      '1': 1,
    }
    const next = zooms[event.key]
    if (next !== undefined) zoomTo(next)
    if (next !== undefined || onKey?.(event.key)) event.preventDefault()
  }

  const drag = ({ clientX, clientY }: PointerEvent) => {
    if (!grip.current || !stage.current) return
    stage.current.scrollLeft += grip.current.x - clientX
    stage.current.scrollTop += grip.current.y - clientY
    grip.current = { x: clientX, y: clientY }
  }

  const turn = (event: WheelEvent) => {
    event.preventDefault()
    const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1)
    const factor = Math.exp(-turned / 400)
    zoomTo(scale * Math.min(Math.max(factor, 0.5), 2), { x: event.clientX, y: event.clientY })
  }

  /** React's own wheel events cannot keep the page from scrolling. */
  const watchWheel = (element: HTMLElement) => {
    stage.current = element
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }

  return (
    <>
      <div className={classes.tools}>
        <div className={classes.group}>
          <Button size="compact" aria-pressed={zoom === 'fit'} onClick={() => zoomTo('fit')}>
            Fit
          </Button>
          <Button size="compact" aria-pressed={zoom === 1} onClick={() => zoomTo(1)}>
            1:1
          </Button>
          <IconButton label="Zoom out" onClick={() => zoomTo(scale / ZOOM_STEP)}>
            <ZoomOut size={16} aria-hidden />
          </IconButton>
          <output className={classes.scale} aria-label="Zoom">
            {formatScale(scale)}
          </output>
          <IconButton label="Zoom in" onClick={() => zoomTo(scale * ZOOM_STEP)}>
            <ZoomIn size={16} aria-hidden />
          </IconButton>
        </div>
        {tools}
      </div>
      <div ref={measured} className={classes.frame}>
        {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- arrow
        keys scroll what has the focus, and the rest of the keys have buttons above. */}
        <section
          ref={watchWheel}
          className={classes.stage}
          aria-label={`${label}: + and − zoom, 0 fits, 1 shows it as large as it is, arrows move`}
          tabIndex={0}
          onKeyDown={press}
          onPointerDown={(event) => {
            if (event.button !== 0 || event.pointerType === 'touch') return
            event.currentTarget.setPointerCapture(event.pointerId)
            grip.current = { x: event.clientX, y: event.clientY }
          }}
          onPointerMove={drag}
          onPointerUp={() => {
            grip.current = null
          }}
          onPointerCancel={() => {
            grip.current = null
          }}
        >
          {placeholder}
          <div
            ref={box}
            hidden={Boolean(placeholder)}
            className={`${classes.box} ${scale >= 2 ? classes.crisp : ''}`}
            style={{ width: width * scale, height: height * scale }}
          >
            {children}
          </div>
        </section>
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      </div>
    </>
  )
}

function formatScale(scale: number): string {
  const percent = scale * 100
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent).toLocaleString('en')} %`
}
