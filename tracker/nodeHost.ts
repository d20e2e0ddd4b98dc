import { execFile } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { invalid } from '#protocol/errors.ts'
import { basicAuthorization } from './basicAuthorization.ts'
import type { TrackerHost } from './TrackerHost.ts'

const run = promisify(execFile)
const env = (name: string) => process.env[name] || undefined

export const host: TrackerHost = {
  trackingUri: () => env('MLFLOW_TRACKING_URI') ?? 'http://127.0.0.1:5000',

  // Where Python's getpass looks, in its order.
  user: () =>
    env('LOGNAME') ?? env('USER') ?? env('LNAME') ?? env('USERNAME') ?? userOfSystem() ?? 'unknown',

  authorization() {
    const username = env('MLFLOW_TRACKING_USERNAME')
    const password = env('MLFLOW_TRACKING_PASSWORD')
    if (username && password) return basicAuthorization(username, password)
    const token = env('MLFLOW_TRACKING_TOKEN')
    return token ? `Bearer ${token}` : null
  },

  /** `MLFLOW_HTTP_REQUEST_TIMEOUT` is in seconds, as for the Python client. */
  requestTimeoutMs: () => (Number(env('MLFLOW_HTTP_REQUEST_TIMEOUT')) || 30) * 1_000,

  async sourceTags() {
    const [, script] = process.argv
    if (!script) return { 'mlflow.source.name': '<console>' }
    const commit = await commitOf(path.dirname(script))
    return {
      'mlflow.source.name': shorten(script),
      ...(commit && { 'mlflow.source.git.commit': commit }),
    }
  },

  async openFile(file) {
    // A file that is not there would be an error without its name.
    if ((await stat(file)).isFile()) return openAsBlob(file)
    throw invalid(`${file} is not a file.`)
  },

  async listFiles(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
      .map((file) => file.split(path.sep).join('/'))
      .toSorted()
  },

  onInterrupt(end) {
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
    const stop = () => signals.forEach((signal) => process.off(signal, onSignal))
    function onSignal(signal: NodeJS.Signals) {
      // From here on a second Ctrl-C ends the process at once.
      stop()
      // A program that listens itself also ends itself.
      const isListenedTo = process.listenerCount(signal) > 0
      void end(GRACE_MS).finally(() => isListenedTo || process.kill(process.pid, signal))
    }
    // Before the program's own listeners, some of which are gone once they have been called.
    signals.forEach((signal) => process.prependListener(signal, onSignal))
    return stop
  },
}

/** Long enough for a server that answers, short enough for whoever pressed Ctrl-C. */
const GRACE_MS = 3_000

/** The path of the script, from the working directory when it lies below that. */
function shorten(script: string): string {
  const relative = path.relative(process.cwd(), script)
  return relative.startsWith('..') || path.isAbsolute(relative) ? script : relative
}

/** Null where there is no git, or no repository. */
async function commitOf(folder: string): Promise<string | null> {
  try {
    const { stdout } = await run('git', ['rev-parse', 'HEAD'], { cwd: folder, timeout: 5_000 })
    return stdout.trim()
  } catch {
    return null
  }
}

function userOfSystem(): string | undefined {
  try {
    return userInfo().username
  } catch {
    // The process runs under a number that no account has.
    return undefined
  }
}
