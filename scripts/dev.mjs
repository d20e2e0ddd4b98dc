// `npm run dev`: the server from source, restarted on change, behind Vite with hot reload. Takes the arguments of `npm start`.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = '5000'

/** @param {string} module @param {string[]} args */
function run(module, args) {
  const script = fileURLToPath(import.meta.resolve(module))
  const env = { ...process.env, TIDEMARK_BACKEND: `http://127.0.0.1:${port}` }
  return spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env })
}

const server = ['watch', 'server/main.ts', '--no-open', '--port', port, ...process.argv.slice(2)]
const children = [run('tsx/cli', server), run('../node_modules/vite/bin/vite.js', [])]
for (const child of children) {
  child.once('exit', (code) => {
    for (const other of children) other.kill()
    process.exitCode ??= code ?? 0
  })
}
