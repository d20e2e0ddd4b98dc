import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = path.join(import.meta.dirname, '../dist-server/main.js')

/** An empty Tidemark of its own, on any free port, with its store in `folder`. `stop` waits until all is on disk. */
export async function startServer(
  folder: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const args = ['--data', folder, '--port', '0', '--no-open', '--no-demo']
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.match(/Tidemark is at (\S+)/)?.[1]
    if (url === undefined) continue
    const stop = async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    return { url, stop }
  }
  throw new Error('The server ended before it was up')
}
