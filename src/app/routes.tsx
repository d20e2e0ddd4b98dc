import { Navigate, type RouteObject } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { NotFound } from './NotFound.tsx'
import { RouteError } from './RouteError.tsx'
import { Shell } from './Shell.tsx'

/** Every page is a chunk of its own; the shell stays while one loads. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: RouteError,
    children: [
      {
        // An error of a page leaves the shell, and so the way out, on screen.
        ErrorBoundary: RouteError,
        children: [
          { index: true, element: <Navigate to={paths.experiments()} replace /> },
          { path: 'experiments', lazy: () => import('#pages/ExperimentsPage.tsx') },
          { path: 'experiments/:experimentIds', lazy: () => import('#pages/ExperimentPage.tsx') },
          { path: 'runs/:runId', lazy: () => import('#pages/RunPage.tsx') },
          { path: 'runs/:runId/artifacts/*', lazy: () => import('#pages/RunPage.tsx') },
          { path: 'compare', lazy: () => import('#pages/ComparePage.tsx') },
          { path: 'models', lazy: () => import('#pages/ModelsPage.tsx') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]
