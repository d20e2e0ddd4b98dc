/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
   a separator that can be focused is ARIA's window splitter, which is interactive */
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useMatch } from 'react-router-dom'
import { ExperimentTree } from '#features/experiment-tree/ExperimentTree.tsx'
import { experimentQueries } from '#mlflow/experiments.ts'
import { serverQueries } from '#mlflow/server.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useStoredState } from '#ui/storedState.ts'
import { prefetchPage } from './pageChunks.ts'
import classes from './Sidebar.module.css'

/** Of the tree, in px. */
const WIDTH = { least: 180, usual: 272, most: 560 }
const KEY_STEP_PX = 16

const clamp = (width: number) => Math.min(Math.max(Math.round(width), WIDTH.least), WIDTH.most)
const readWidth = (stored: unknown) =>
  typeof stored === 'number' && Number.isFinite(stored) ? clamp(stored) : WIDTH.usual

/** The experiments tree at the left, as wide as the user made it. */
export function Sidebar() {
  const [width, setWidth] = useStoredState('tree-width', readWidth)
  const { data: experiments, error } = useQuery(experimentQueries.list())
  const { data: server } = useQuery(serverQueries.info())
  const match = useMatch('/experiments/:experimentIds')
  const currentIds = match?.params.experimentIds?.split(',') ?? []

  const resize = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(clamp(event.clientX))
  }
  const resizeByKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') setWidth(clamp(width - KEY_STEP_PX))
    if (event.key === 'ArrowRight') setWidth(clamp(width + KEY_STEP_PX))
  }

  return (
    <aside className={classes.sidebar} style={{ width }} aria-label="Experiments tree">
      {experiments ? (
        <ExperimentTree
          experiments={experiments}
          currentIds={currentIds}
          // Until the server has said that it takes writes, nothing is offered that it may refuse.
          canChange={server !== undefined && !server?.readOnly}
          onIntent={() => prefetchPage('experiment')}
        />
      ) : error ? (
        <p className={classes.note}>The experiments could not be loaded: {error.message}</p>
      ) : (
        <div className={classes.note}>
          <Skeleton label="Loading experiments" lines={8} />
        </div>
      )}
      <hr
        className={classes.handle}
        aria-orientation="vertical"
        aria-label="Width of the experiments tree"
        aria-valuemin={WIDTH.least}
        aria-valuemax={WIDTH.most}
        aria-valuenow={width}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={resize}
        onDoubleClick={() => setWidth(WIDTH.usual)}
        onKeyDown={resizeByKey}
      />
    </aside>
  )
}
