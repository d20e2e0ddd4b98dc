import type { RouteObject } from 'react-router-dom'
import { Home } from './Home.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { NotFound } from './NotFound.tsx'
import { pageChunks } from './pageChunks.ts'
import { pageRoutes } from './pageRoutes.ts'
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
          ...pageRoutes.map(({ path, page }) => ({ path, lazy: pageChunks[page] })),
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]
