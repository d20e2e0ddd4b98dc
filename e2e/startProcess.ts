import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export type Started = { url: string; stop: () => Promise<void> }

type Options = {
  command: string
  args: string[]
  cwd: string
  env?: Record<string, string>
  /** Gets what the server has printed so far; answers with its address once it is up. */
  isUp: (output: string) => Promise<string | null>
}

const PATIENCE_MS = 120_000

/**
 * Starts a server as a process group of its own, since gunicorn and uvicorn leave workers behind when
 * only their parent is ended. Throws with the server's last words if it ends before it is up, or takes
 * longer than two minutes.
 */
export async function startProcess({ command, args, cwd, env, isUp }: Options): Promise<Started> {
  const child = spawn(command, args, { cwd, detached: true, env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)))
  }
  const ended = new Promise((resolve) => {
    child.once('error', resolve)
    child.once('exit', resolve)
  })
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // The group has ended by itself.
    }
  }
  const killAtExit = () => signalGroup('SIGKILL')
  process.once('exit', killAtExit)

  const stop = async () => {
    process.off('exit', killAtExit)
    signalGroup('SIGTERM')
    await Promise.race([ended, wait(5_000)])
    signalGroup('SIGKILL')
    await ended
  }

  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const url = await isUp(output)
    if (url) return { url, stop }
    await Promise.race([ended, wait(200)])
  }
  await stop()
  throw new Error(`${command} ${args.join(' ')} did not come up:\n${output.slice(-2_000)}`)
}

/** A port of this machine that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
