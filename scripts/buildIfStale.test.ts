import { mkdtemp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashFiles } from './buildIfStale.mjs'

async function folderOfSources() {
  const root = await mkdtemp(path.join(tmpdir(), 'tidemark-build-'))
  onTestFinished(() => rm(root, { recursive: true }))
  await mkdir(path.join(root, 'src/deep'), { recursive: true })
  await writeFile(path.join(root, 'src/deep/a.ts'), 'one')
  await writeFile(path.join(root, 'index.html'), 'page')
  return root
}

const places = ['src', 'index.html', 'not-there']

test('sources that were written again with the same contents count as unchanged', async () => {
  const root = await folderOfSources()
  const before = await hashFiles(root, places)

  await writeFile(path.join(root, 'src/deep/a.ts'), 'one')

  expect(await hashFiles(root, places)).toBe(before)
})

test('a changed, an added and a renamed source each make the build stale', async () => {
  const root = await folderOfSources()
  const before = await hashFiles(root, places)

  await writeFile(path.join(root, 'src/deep/a.ts'), 'two')
  const changed = await hashFiles(root, places)
  await writeFile(path.join(root, 'src/b.ts'), '')
  const added = await hashFiles(root, places)
  await rename(path.join(root, 'src/b.ts'), path.join(root, 'src/c.ts'))
  const renamed = await hashFiles(root, places)

  expect(new Set([before, changed, added, renamed]).size).toBe(4)
})
