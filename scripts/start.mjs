// `npm start`: installs and builds what is missing or stale, then runs the server in this process.
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './buildIfStale.mjs'
import { installPackages } from './installPackages.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
try {
  await installPackages(root)
  await buildIfStale(root)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
await import(new URL('../dist-server/main.js', import.meta.url).href)
