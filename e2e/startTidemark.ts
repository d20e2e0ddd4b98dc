import path from 'node:path'
import { startProcess } from './startProcess.ts'

/** The built Tidemark on a free port, as `npm start` runs it; `args` are its source and options. */
export async function startTidemark(root: string, args: string[]) {
  const main = path.join(root, 'dist-server/main.js')
  return startProcess({
    command: process.execPath,
    args: [main, ...args, '--port=0', '--no-open'],
    cwd: root,
    isUp: async (output) => output.match(/Tidemark is at (http:\S+?)\/?\s/)?.[1] ?? null,
  })
}
