import type { pageChunks } from './pageChunks.ts'

/** Which page is at which addresses, in the syntax of React Router. */
export const pageRoutes: readonly { path: string; page: keyof typeof pageChunks }[] = [
  { path: 'experiments', page: 'experiments' },
  { path: 'experiments/:experimentIds', page: 'experiment' },
  { path: 'runs/:runId', page: 'run' },
  { path: 'runs/:runId/artifacts/*', page: 'run' },
  { path: 'compare', page: 'compare' },
  { path: 'models', page: 'models' },
  { path: 'models/:name', page: 'model' },
  { path: 'models/:name/versions/:version', page: 'modelVersion' },
  { path: 'trash', page: 'trash' },
]
