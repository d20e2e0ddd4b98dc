import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router-dom'
import { App } from '#app/App.tsx'
import { routes } from '#app/routes.tsx'
import { startEarly } from '#app/startEarly.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '#ui/global.css'

/** Where the first runs come sooner than this, in ms, the page is drawn once, with them, instead of three times. */
const PATIENCE_MS = 150

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')
const started = startEarly(location.pathname)
const router = createBrowserRouter(routes)
await Promise.race([started, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
// In slices, so that nothing blocks for long.
startTransition(() => createRoot(root).render(<App router={router} queryClient={queryClient} />))
