/** Every page is a chunk of its own; asked for here by the route, or earlier, when the user is about to go there. */
export const pageChunks = {
  experiments: () => import('#pages/ExperimentsPage.tsx'),
  experiment: () => import('#pages/ExperimentPage.tsx'),
  run: () => import('#pages/RunPage.tsx'),
  compare: () => import('#pages/ComparePage.tsx'),
  models: () => import('#pages/ModelsPage.tsx'),
  model: () => import('#pages/ModelPage.tsx'),
  modelVersion: () => import('#pages/ModelVersionPage.tsx'),
  trash: () => import('#pages/TrashPage.tsx'),
}

/** Fetches a page's chunk ahead of its use. A failure shows when the page is really opened. */
export function prefetchPage(page: keyof typeof pageChunks) {
  pageChunks[page]().catch(() => undefined)
}
