import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router-dom'
import { App } from '#app/App.tsx'
import { routes } from '#app/routes.tsx'
import { startEarly } from '#app/startEarly.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '#ui/global.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')
startEarly(location.pathname)
createRoot(root).render(<App router={createBrowserRouter(routes)} queryClient={queryClient} />)
