import { Maximize, Minus, Plus } from 'lucide-react'
import { type CSSProperties, type PointerEvent, useState } from 'react'
import { runPair } from '#src/runPair.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { PairChoice } from '#ui/PairChoice.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import type { ImageView } from './artifactSearch.ts'
import { Blink } from './Blink.tsx'
import { choicesOf, type PresentFile } from './comparedFile.ts'
import { ComparedPicture } from './ComparedPicture.tsx'
import type { ComparisonProps } from './comparisonProps.ts'
import classes from './ImageComparison.module.css'
import { type ImageFrame, moveFrame, WHOLE, zoomFrame } from './imageFrame.ts'

const VIEWS: readonly { value: ImageView; label: string }[] = [
  { value: 'side', label: 'Side by side' },
  { value: 'overlay', label: 'Overlay' },
  { value: 'swipe', label: 'Swipe' },
  { value: 'blink', label: 'Blink' },
]

const STEP = 1.5
/** Arrow keys move a magnified picture by this part of its frame. */
const KEY_PART = 0.1

/** Pictures of several runs, all magnified and moved as one: beside each other, or two of them upon each other. */
export function ImageComparison({ files, search, onChange }: ComparisonProps) {
  const [frame, setFrame] = useState(WHOLE)
  const pair = runPair(files, search)
  const view = pair ? search.view : 'side'
  const press = (key: string): boolean => {
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [KEY_PART, 0],
      ArrowRight: [-KEY_PART, 0],
      ArrowUp: [0, KEY_PART],
      ArrowDown: [0, -KEY_PART],
    }
    const move = moves[key]
    if (move) setFrame(moveFrame(frame, ...move))
    else if (key === '+' || key === '=') setFrame(zoomFrame(frame, STEP))
    else if (key === '-') setFrame(zoomFrame(frame, 1 / STEP))
    else if (key === '0') setFrame(WHOLE)
    else return false
    return true
  }
  const shared = { frame, onFrame: setFrame, onPress: press }
  return (
    <>
      <div className={classes.controls}>
        {pair && (
          <SegmentedChoice
            label="Pictures"
            options={VIEWS}
            value={view}
            onChange={(view) => onChange({ view })}
          />
        )}
        {pair && view !== 'side' && (
          <PairChoice
            choices={choicesOf(files)}
            a={pair.a.run.id}
            b={pair.b.run.id}
            onChange={onChange}
          />
        )}
        <span className={classes.zoom}>
          <IconButton label="Smaller" onClick={() => setFrame(zoomFrame(frame, 1 / STEP))}>
            <Minus size={14} aria-hidden />
          </IconButton>
          <span className="numeric">{Math.round(frame.scale * 100)} %</span>
          <IconButton label="Larger" onClick={() => setFrame(zoomFrame(frame, STEP))}>
            <Plus size={14} aria-hidden />
          </IconButton>
          <IconButton label="Whole pictures" onClick={() => setFrame(WHOLE)}>
            <Maximize size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {pair && view !== 'side' ? (
        <Stacked view={view} {...pair} {...shared} />
      ) : (
        <div className={classes.side}>
          {files.map((file) => (
            <figure key={file.run.id} className={classes.figure}>
              <figcaption>{file.name}</figcaption>
              <Frame label={`Picture of ${file.run.name}`} {...shared}>
                <ComparedPicture file={file} frame={frame} />
              </Frame>
            </figure>
          ))}
        </div>
      )}
    </>
  )
}

type FrameProps = {
  label: string
  frame: ImageFrame
  onFrame: (frame: ImageFrame) => void
  onPress: (key: string) => boolean
  children: React.ReactNode
}

/** A window on pictures that are moved by drag and arrow keys, and magnified by the wheel with Ctrl. */
function Frame({ label, frame, onFrame, onPress, children }: FrameProps) {
  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1) return
    const { clientWidth, clientHeight } = event.currentTarget
    onFrame(moveFrame(frame, event.movementX / clientWidth, event.movementY / clientHeight))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a picture with keys of its own.
    <div
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move what is magnified.
      tabIndex={0}
      aria-label={`${label}; + and − magnify, arrow keys move`}
      className={classes.frame}
      onPointerMove={drag}
      onKeyDown={(event) => onPress(event.key) && event.preventDefault()}
    >
      {children}
    </div>
  )
}

type StackedProps = Omit<FrameProps, 'label' | 'children'> & {
  view: Exclude<ImageView, 'side'>
  a: PresentFile
  b: PresentFile
}

function Stacked({ view, a, b, ...frame }: StackedProps) {
  const [share, setShare] = useState(50)
  const label = `Pictures of ${a.run.name} and ${b.run.name}`
  if (view === 'blink') {
    return (
      <Blink a={a.name} b={b.name}>
        {(shown) => (
          <Frame label={label} {...frame}>
            <ComparedPicture file={a} frame={frame.frame} style={hiddenUnless(shown === 'a')} />
            <ComparedPicture file={b} frame={frame.frame} style={hiddenUnless(shown === 'b')} />
          </Frame>
        )}
      </Blink>
    )
  }
  return (
    <>
      <label className={classes.slider}>
        <span>A {a.name}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={share}
          aria-label={view === 'overlay' ? 'Opacity of B' : 'How much of B is seen'}
          aria-valuetext={`${share} % of B`}
          onChange={({ currentTarget }) => setShare(Number(currentTarget.value))}
        />
        <span>B {b.name}</span>
      </label>
      <Frame label={label} {...frame}>
        <ComparedPicture file={a} frame={frame.frame} />
        <div
          className={classes.layer}
          style={
            view === 'overlay'
              ? { opacity: share / 100 }
              : { clipPath: `inset(0 0 0 ${100 - share}%)` }
          }
        >
          <ComparedPicture file={b} frame={frame.frame} />
        </div>
        {view === 'swipe' && (
          <div className={classes.edge} style={{ left: `${100 - share}%` }} aria-hidden />
        )}
      </Frame>
    </>
  )
}

const hiddenUnless = (shown: boolean): CSSProperties => ({
  visibility: shown ? 'visible' : 'hidden',
})
