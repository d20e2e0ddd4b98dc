import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'tar'
import { expect, test } from 'vitest'
import { loadDemo } from './loadDemo.ts'
import { temporaryFolder } from './testing/testServer.ts'

/** An archive of a store with one file. */
async function packStore(): Promise<string> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'artifacts'))
  await writeFile(join(folder, 'artifacts', 'report.md'), '# Recorded')
  await writeFile(join(folder, 'mlflow.db'), 'recorded')
  const archive = join(folder, 'recorded.tar.gz')
  await create({ file: archive, cwd: folder, gzip: true }, ['artifacts', 'mlflow.db'])
  return archive
}

test('a new store gets the recording, and nothing else', async () => {
  const dataDir = join(await temporaryFolder(), 'new')

  expect(await loadDemo(dataDir, await packStore())).toBe(true)

  expect((await readdir(dataDir)).toSorted()).toEqual(['artifacts', 'mlflow.db'])
  expect(await readFile(join(dataDir, 'mlflow.db'), 'utf8')).toBe('recorded')
  expect(await readFile(join(dataDir, 'artifacts', 'report.md'), 'utf8')).toBe('# Recorded')
})

test.each(['mlflow.db', 'artifacts'])('a folder with %s in it stays as it is', async (name) => {
  const dataDir = await temporaryFolder()
  await writeFile(join(dataDir, name), 'mine')

  expect(await loadDemo(dataDir, await packStore())).toBe(false)

  expect(await readdir(dataDir)).toEqual([name])
  expect(await readFile(join(dataDir, name), 'utf8')).toBe('mine')
})

test('what else lies in the folder is left alone', async () => {
  const dataDir = await temporaryFolder()
  await writeFile(join(dataDir, 'notes.txt'), 'mine')

  expect(await loadDemo(dataDir, await packStore())).toBe(true)

  expect(await readFile(join(dataDir, 'notes.txt'), 'utf8')).toBe('mine')
})

test('a load that was killed is begun anew, and leaves nothing behind', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, '.tidemark-demo-x1', 'artifacts'), { recursive: true })

  expect(await loadDemo(dataDir, await packStore())).toBe(true)

  expect((await readdir(dataDir)).toSorted()).toEqual(['artifacts', 'mlflow.db'])
})

test('an archive that cannot be read leaves a store that is still new', async () => {
  const dataDir = await temporaryFolder()
  const broken = join(await temporaryFolder(), 'broken.tar.gz')
  await writeFile(broken, 'no archive')

  await expect(loadDemo(dataDir, broken)).rejects.toThrow('archive')

  expect(await readdir(dataDir)).toEqual([])
})
