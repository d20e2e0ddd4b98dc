// `npm run demo:record` and `npm run demo:live`: installs what the demo needs, then runs it from source.
import path from 'node:path'
import { buildIfStale } from './buildIfStale.mjs'
import { installPackages } from './installPackages.mjs'
import { runNode } from './runNode.mjs'

const root = path.dirname(import.meta.dirname)
const [script = '', ...args] = process.argv.slice(2)
try {
  await installPackages(root)
  await installPackages(path.join(root, 'demo'))
  await buildIfStale(root)
  process.exitCode = await runNode(root, ['--import', 'tsx', `demo/${script}.ts`, ...args])
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
