import { useQuery } from '@tanstack/react-query'
import { Suspense, useRef } from 'react'
import { useMatch } from 'react-router-dom'
import { experimentQueries } from '#mlflow/experiments.ts'
import { serverQueries } from '#mlflow/server.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Splitter } from '#ui/Splitter.tsx'
import { useStoredState } from '#ui/storedState.ts'
import { prefetchPage } from './pageChunks.ts'
import classes from './Sidebar.module.css'
import { lazyPart } from '#ui/lazyPart.tsx'

// The page beside it comes first.
const ExperimentTree = lazyPart('The experiments tree', async () => {
  const { ExperimentTree } = await import('#features/experiment-tree/ExperimentTree.tsx')
  return ExperimentTree
})

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
  const tree = useRef<HTMLElement>(null)
  const { data: server } = useQuery(serverQueries.info())
  const match = useMatch('/experiments/:experimentIds')
  const currentIds = match?.params.experimentIds?.split(',') ?? []

  return (
    <aside ref={tree} className={classes.sidebar} style={{ width }} aria-label="Experiments tree">
      {experiments ? (
        <ErrorBoundary what="The experiments tree">
          <Suspense fallback={<TreeSkeleton />}>
            <ExperimentTree
              experiments={experiments}
              currentIds={currentIds}
              // Until the server has said that it takes writes, nothing is offered that it may refuse.
              canChange={server !== undefined && !server?.readOnly}
              onIntent={() => prefetchPage('experiment')}
            />
          </Suspense>
        </ErrorBoundary>
      ) : error ? (
        <p className={classes.note}>The experiments could not be loaded: {error.message}</p>
      ) : (
        <TreeSkeleton />
      )}
      <div className={classes.handle}>
        <Splitter
          label="Width of the experiments tree"
          orientation="vertical"
          value={width}
          limits={WIDTH}
          unit="px"
          step={KEY_STEP_PX}
          valueAt={(place) => place}
          onMove={(moved) => tree.current?.style.setProperty('width', `${moved}px`)}
          onChange={setWidth}
        />
      </div>
    </aside>
  )
}

const TreeSkeleton = () => (
  <div className={classes.note}>
    <Skeleton label="Loading experiments" lines={8} />
  </div>
)
