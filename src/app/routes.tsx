import type { RouteObject } from 'react-router-dom'
import { Home } from './Home.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { NotFound } from './NotFound.tsx'
import { pageChunks } from './pageChunks.ts'
import { RouteError } from './RouteError.tsx'
import { Shell } from './Shell.tsx'

/** The shell stays on screen while a page loads, and when one fails. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: RouteError,
    children: [
      {
        ErrorBoundary: RouteError,
        HydrateFallback: () => <Skeleton label="Loading the page" />,
        children: [
          { index: true, Component: Home },
          { path: 'experiments', lazy: pageChunks.experiments },
          { path: 'experiments/:experimentIds', lazy: pageChunks.experiment },
          { path: 'runs/:runId', lazy: pageChunks.run },
          { path: 'runs/:runId/artifacts/*', lazy: pageChunks.run },
          { path: 'compare', lazy: pageChunks.compare },
          { path: 'models', lazy: pageChunks.models },
          { path: 'models/:name', lazy: pageChunks.model },
          { path: 'models/:name/versions/:version', lazy: pageChunks.modelVersion },
          { path: 'trash', lazy: pageChunks.trash },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]
