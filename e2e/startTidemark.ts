import path from 'node:path'
import { startProcess } from './startProcess.ts'

/** What `npm start` runs once everything is built. */
export const TIDEMARK = 'dist-server/main.js'

/** Arguments for a store of its own in `folder`, without the demo. */
export const emptyStore = (folder: string) => ['--data', folder, '--no-demo']

/** The built Tidemark as `npm start` runs it; `args` are its source and options, port 0 is any free one. */
export async function startTidemark(
  root: string,
  args: string[],
  { port = 0, cwd = root }: { port?: number; cwd?: string } = {},
) {
  const main = path.join(root, TIDEMARK)
  return startProcess({
    command: process.execPath,
    args: [main, ...args, `--port=${port}`, '--no-open'],
    cwd,
    isUp: async (output) => output.match(/Tidemark is at (http:\S+?)\/?\s/)?.[1] ?? null,
  })
}
