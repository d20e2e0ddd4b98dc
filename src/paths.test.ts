import { expect, test } from 'vitest'
import { paths, readArtifactPath } from './paths.ts'

test('an artifact of any name reads back from its address', () => {
  for (const path of ['', 'plots/roc.png', `a b/#1 50%?'"&.txt`, 'عربي/100%2F.json']) {
    expect(readArtifactPath(paths.artifact('r1', path))).toBe(path)
  }
})

test('a run without an artifact in its address has none', () => {
  expect(readArtifactPath(paths.run('r1'))).toBeNull()
  expect(readArtifactPath('/runs/r1/artifacts')).toBe('')
})

test('a percent sign that escapes nothing stands for itself', () => {
  expect(readArtifactPath('/runs/r1/artifacts/100%/a.txt')).toBe('100%/a.txt')
})
