import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router-dom'
import { queryClient } from '#mlflow/queryClient.ts'
import { ownAddress } from '#src/paths.ts'
import { App } from './App.tsx'
import { routes } from './routes.tsx'

/** Where the first data come sooner than this, in ms, the page is drawn once, with them, instead of three times. */
const PATIENCE_MS = 150

/** Draws the app, once what was asked for early is here or that takes too long. */
export async function mount(root: HTMLElement, asked: Promise<void>): Promise<void> {
  const { pathname, search, hash } = location
  const own = ownAddress(pathname)
  if (own !== pathname) history.replaceState(history.state, '', own + search + hash)
  const router = createBrowserRouter(routes)
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  // In slices, so that nothing blocks for long.
  startTransition(() => createRoot(root).render(<App router={router} queryClient={queryClient} />))
}
