import { spawn } from 'node:child_process'

/**
 * Runs npm in `root`, with its output going where ours goes.
 * Throws when it ends with anything but 0.
 *
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<void>}
 */
export function runNpm(root, args) {
  // Inside `npm start` npm names its own script, which spares Windows the search for npm.cmd.
  const npm = process.env['npm_execpath']
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], {
      cwd: root,
      stdio: 'inherit',
      shell: command === 'npm' && process.platform === 'win32',
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`npm ${args.join(' ')} ended with ${signal ?? code}`))
    })
  })
}
