import { spawn } from 'node:child_process'

/**
 * Runs a Node program in `root` with its output going where ours goes; resolves with its exit code.
 *
 * @param {string} root
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to ours
 * @returns {Promise<number>} 1 also where a signal ended it
 */
export function runNode(root, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
