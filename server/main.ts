import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import type { Backend } from './backend.ts'
import { type CommandLine, CommandLineError, readCommandLine, USAGE } from './commandLine.ts'
import { embeddedBackend } from './embedded.ts'
import { gateway } from './gateway.ts'
import { listen } from './listen.ts'
import { loadDemo } from './loadDemo.ts'
import { openBrowser } from './openBrowser.ts'
import { connectUpstream, SourceError } from './upstream.ts'
import { userOf } from './userOf.ts'

const webRoot = fileURLToPath(new URL('../dist', import.meta.url))
const demoArchive = fileURLToPath(new URL('../demo/recorded.tar.gz', import.meta.url))

async function main(args: string[]) {
  const command = readCommandLine(args)
  if (command.help) return console.log(USAGE)
  const backend = await openSource(command.source)
  const { host, readOnly } = command
  const app = createApp(backend, { readOnly, user: userOf(process.env), boundTo: host, webRoot })
  closeOnSignal(() => app.close())

  const port = await listen(app, command)
  if (command.port !== 0 && port !== command.port) {
    console.log(`Port ${command.port} is taken; using ${port}.`)
  }
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  console.log(`Tidemark is at ${address} · ${describe(backend)}${readOnly ? ' · read-only' : ''}`)
  if (command.open) await openBrowser(address)
}

async function openSource(source: CommandLine['source']): Promise<Backend> {
  if (source.kind === 'embedded') {
    const { dataDir, demo } = source
    if (demo && (await loadDemo(dataDir, demoArchive))) {
      console.log('The store is new, so the recorded demo was put into it; --no-demo starts empty.')
    }
    return embeddedBackend({ dataDir })
  }
  return gateway(await connectUpstream(source.url, process.env))
}

function describe({ info }: Backend): string {
  if (info.kind === 'embedded') return `its own store in ${info.source}`
  return `MLflow ${info.mlflowVersion ?? '(version unknown)'} at ${info.source}`
}

/** The first signal ends cleanly, a second one at once. */
function closeOnSignal(close: () => Promise<void>) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close().then(() => process.exit(0), fail)
    })
  }
}

function fail(error: unknown) {
  const expected = error instanceof CommandLineError || error instanceof SourceError
  const hint = error instanceof CommandLineError ? ' See npm start -- --help.' : ''
  console.error(expected ? error.message + hint : error)
  process.exit(1)
}

main(process.argv.slice(2)).catch(fail)
