import { useDebouncedCallback, useReducedMotion } from '@mantine/hooks'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { formatBytes } from '#ui/formatTime.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { fileName } from '#src/artifactKind.ts'
import classes from './ArtifactPreview.module.css'
import type { ImageSequence } from './imageSequence.ts'
import { PictureLayer } from '#src/pictures/PictureLayer.tsx'
import { PictureStage } from './PictureStage.tsx'
import stageClasses from './PictureStage.module.css'
import type { Picture } from '#src/pictures/readPicture.ts'
import { SequenceBar } from './SequenceBar.tsx'
import { type LoadedFrame, usePictures } from './usePictures.ts'

type Props = {
  runId: string
  /** The file that the address names. */
  path: string
  /** What it belongs to; a picture that stands alone is a sequence of one. */
  sequence: ImageSequence
}

/** The frame in sight, where it is another than the file that the address names. */
const FRAME = 'frame'
/** Browsers refuse an address that changes too often. */
const ADDRESS_MS = 400

/** A picture that is zoomed and moved, and the others of its sequence one by one, or played. */
export function PictureViewer({ runId, path, sequence }: Props) {
  const { frames } = sequence
  const [params, setParams] = useSearchParams()
  const named = frames.find((frame) => fileName(frame.path) === params.get(FRAME))
  const [chosen, setChosen] = useState(named?.path ?? path)
  /** The last picture that was in sight: it stays until the next one can take its place. */
  const [former, setFormer] = useState(chosen)
  const [ready, setReady] = useState<ReadonlySet<string>>(new Set())
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(new Set())
  const [moves, setMoves] = useState(false)
  const lessMotion = useReducedMotion()

  const index = Math.max(
    0,
    frames.findIndex((frame) => frame.path === chosen),
  )
  const frame = frames[index]
  const loaded = usePictures({ runId, frames, index, alsoKeep: former, allowed })
  const current = loaded.find((one) => one.frame.path === frame?.path)
  const isSettled =
    current !== undefined &&
    (current.state !== 'loaded' || ready.has(chosen) || broken.has(chosen) || isRefused(current))
  const shownPath = isSettled || chosen === former ? chosen : former
  const shown = loaded.find((one) => one.frame.path === shownPath)
  const picture =
    shown?.state === 'loaded' && shown.picture.kind !== 'refused' ? shown.picture : null

  const writeAddress = useDebouncedCallback((shown: string) => {
    setParams(
      (params) => {
        if (shown === path) params.delete(FRAME)
        else params.set(FRAME, fileName(shown))
        return params
      },
      { replace: true, preventScrollReset: true },
    )
  }, ADDRESS_MS)

  const go = (to: number) => {
    const next = frames[Math.min(Math.max(to, 0), frames.length - 1)]
    if (!next || next.path === chosen) return
    setFormer(shownPath)
    setChosen(next.path)
    writeAddress(next.path)
  }

  const press = (key: string) => {
    if (frames.length < 2 || (key !== ',' && key !== '.')) return false
    go(index + (key === '.' ? 1 : -1))
    return true
  }

  if (!frame || !current) return null
  const animated = picture?.kind === 'raster' && picture.animated
  return (
    <div className={stageClasses.viewer}>
      {frames.length > 1 && (
        <SequenceBar
          sequence={sequence}
          index={index}
          isSettled={isSettled}
          motion={lessMotion ? 'less' : 'any'}
          onGo={go}
        />
      )}
      <PictureStage
        label={fileName(shownPath)}
        width={picture?.width ?? 1}
        height={picture?.height ?? 1}
        onKey={press}
        tools={
          <>
            <span className={classes.facts}>
              {picture && factsOf(picture)}
              {frames.length > 1 && shown && `, ${formatBytes(shown.frame.bytes)}`}
              {animated && lessMotion && !moves && (
                <>
                  . Shown still, since this device asks for less motion.{' '}
                  <TextButton onClick={() => setMoves(true)}>Let it move</TextButton>
                </>
              )}
            </span>
            {picture?.kind === 'raster' && picture.isCut && !broken.has(shownPath) && (
              <span>The file ends before the picture does: a part of it may be missing.</span>
            )}
          </>
        }
        placeholder={
          picture && !broken.has(shownPath) ? null : (
            <Absence
              loaded={current}
              isBroken={broken.has(chosen)}
              onLoad={() => setAllowed(new Set(allowed).add(chosen))}
            />
          )
        }
      >
        {loaded.map(
          (one) =>
            one.state === 'loaded' &&
            one.picture.kind !== 'refused' &&
            !broken.has(one.frame.path) && (
              <PictureLayer
                key={one.frame.path}
                picture={one.picture}
                alt={fileName(one.frame.path)}
                hidden={one.frame.path !== shownPath}
                motion={lessMotion && !moves ? 'still' : 'moving'}
                onReady={() => setReady((ready) => new Set(ready).add(one.frame.path))}
                onBroken={() => setBroken((broken) => new Set(broken).add(one.frame.path))}
              />
            ),
        )}
      </PictureStage>
    </div>
  )
}

const isRefused = (one: LoadedFrame) => one.state === 'loaded' && one.picture.kind === 'refused'

function factsOf({ width, height, format }: Exclude<Picture, { kind: 'refused' }>) {
  return `${width.toLocaleString('en')} × ${height.toLocaleString('en')} px, ${format}`
}

type AbsenceProps = { loaded: LoadedFrame; isBroken: boolean; onLoad: () => void }

/** Why there is no picture. */
function Absence({ loaded, isBroken, onLoad }: AbsenceProps) {
  if (isBroken) {
    return (
      <p role="alert" className={classes.sentence}>
        This picture is damaged: its beginning says that it is one, but it cannot be drawn.
      </p>
    )
  }
  switch (loaded.state) {
    case 'large':
      return (
        <p className={classes.sentence}>
          This picture is large.{' '}
          <TextButton onClick={onLoad}>Load {formatBytes(loaded.frame.bytes)}</TextButton>
        </p>
      )
    case 'failed':
      return (
        <p role="alert" className={classes.sentence}>
          The picture could not be read: {loaded.message}
        </p>
      )
    case 'loading':
      return (
        <div className={classes.waiting}>
          <Skeleton label="Loading the picture" />
        </div>
      )
    case 'loaded':
      return (
        <p role="alert" className={classes.sentence}>
          {loaded.picture.kind === 'refused' && loaded.picture.sentence}
        </p>
      )
    default:
      return loaded satisfies never
  }
}
