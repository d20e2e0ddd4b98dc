import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import path from 'node:path'
import { freePort } from '../startProcess.ts'
import { emptyStore, TIDEMARK } from '../startTidemark.ts'
import { expect, root, test } from './servers.ts'

/** Runs the command to its end. */
function run(args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(root, TIDEMARK), '--no-open', ...args],
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    )
  })
}

test('an empty store opens on a page that says how to fill it', async ({ page, url }) => {
  await page.goto(url)

  await expect(page).toHaveURL(`${url}/experiments`)
  await expect(page.getByRole('main')).toContainText('set_tracking_uri')
})

test('a taken port moves to the next free one', async ({ folder, start }) => {
  const port = await freePort()
  const first = await start(emptyStore(path.join(folder, 'a')), port)
  const second = await start(emptyStore(path.join(folder, 'b')), port)

  expect(first.url).toBe(`http://127.0.0.1:${port}`)
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port)
})

test('an address where nothing listens is one sentence and exit code 1', async () => {
  const { code, output } = await run([`http://127.0.0.1:${await freePort()}`])

  expect(code).toBe(1)
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(output).toContain('127.0.0.1')
})

test('an address where something else answers is one sentence and exit code 1', async () => {
  const other = createServer((_, response) => response.end('<h1>Hello</h1>')).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : null

  const { code, output } = await run([`http://127.0.0.1:${port}`])
  other.close()

  expect(code).toBe(1)
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(output).toContain('MLflow')
})

test('Ctrl-C ends it cleanly', async ({ folder }) => {
  const args = [path.join(root, TIDEMARK), '--no-open', '--port=0', ...emptyStore(folder)]
  const child = spawn(process.execPath, args)
  await once(child.stdout, 'data')

  child.kill('SIGINT')
  await once(child, 'exit')

  expect(child.exitCode).toBe(0)
})
