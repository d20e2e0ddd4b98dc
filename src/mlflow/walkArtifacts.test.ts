import { expect, test } from 'vitest'
import type { Artifact } from './artifacts.ts'
import { walkArtifacts } from './walkArtifacts.ts'

const file = (path: string): Artifact => ({ path, isFolder: false, bytes: 1 })
const walk = (listFolder: (path: string) => Promise<Artifact[]>) =>
  walkArtifacts(listFolder, new AbortController().signal)

const folder = (path: string): Artifact => ({ path, isFolder: true, bytes: null })

test('every folder is listed, level by level', async () => {
  const tree: Record<string, Artifact[]> = {
    '': [folder('a'), folder('b'), file('top')],
    a: [folder('a/deep'), file('a/one')],
    b: [],
    'a/deep': [file('a/deep/two')],
  }
  const { artifacts, skipped } = await walk(async (path) => tree[path] ?? [])
  expect(artifacts.map(({ path }) => path)).toEqual([
    'a',
    'b',
    'top',
    'a/deep',
    'a/one',
    'a/deep/two',
  ])
  expect(skipped).toEqual([])
})

test('a folder that cannot be listed is skipped, and named', async () => {
  const walked = await walk(async (path) => {
    if (path === 'bad') throw new Error('gone')
    return path === '' ? [folder('bad'), folder('good')] : [file('good/one')]
  })
  expect(walked.artifacts.map(({ path }) => path)).toEqual(['bad', 'good', 'good/one'])
  expect(walked.skipped).toEqual(['bad'])
})

test('a root that cannot be listed fails', async () => {
  await expect(walk(() => Promise.reject(new Error('no artifacts')))).rejects.toThrow(
    'no artifacts',
  )
})

test('a tree without an end is walked to some depth, and one of many folders to some number', async () => {
  const endless = await walk(async (path) => [folder(`${path}/x`)])
  expect(endless.skipped).toHaveLength(1)
  const wide = await walk(async (path) =>
    path === '' ? Array.from({ length: 300 }, (_, i) => folder(`f${i}`)) : [],
  )
  expect(wide.skipped).toHaveLength(100)
})

test('a walk that is aborted goes no further down', async () => {
  const controller = new AbortController()
  const listed: string[] = []
  const walking = walkArtifacts(async (path) => {
    listed.push(path)
    if (path === 'a') controller.abort()
    return [folder(path === '' ? 'a' : `${path}/b`)]
  }, controller.signal)
  await expect(walking).rejects.toThrow('aborted')
  expect(listed).toEqual(['', 'a'])
})
