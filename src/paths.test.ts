import { expect, test } from 'vitest'
import { paths, readArtifactPath, readModelAddress, ownAddress } from './paths.ts'

test('an artifact of any name reads back from its address', () => {
  for (const path of ['', 'plots/roc.png', `a b/#1 50%?'"&.txt`, 'عربي/100%2F.json']) {
    expect(readArtifactPath(paths.artifact('r1', path))).toBe(path)
  }
})

test('a line end in the name of an artifact stays out of what the router matches', () => {
  for (const path of ['a\nb.txt', 'a\r\nb/c\u2028d\u2029', 'a;0Ab%0A;E2;80;A8 ;.txt', '\n']) {
    const address = paths.artifact('r1', path)

    expect(decodeURIComponent(address)).not.toMatch(/[\n\r\u2028\u2029]/)
    expect(readArtifactPath(address)).toBe(path)
  }
})

test('an address that another program wrote leads to the same file', () => {
  for (const path of ['a\nb\u2028;c%0A.txt', "'(plain)'.txt"]) {
    const usual = `/runs/r1/artifacts/${encodeURIComponent(path)}`

    expect(readArtifactPath(usual)).toBe(path)
    expect(readArtifactPath(ownAddress(usual))).toBe(path)
  }
  expect(ownAddress(paths.artifact('r1', 'a\nb'))).toBe(paths.artifact('r1', 'a\nb'))
  for (const other of [paths.model('a\nb'), '/runs/a%0Ab', '/runs/a%0Ab/artifacts/c']) {
    expect(ownAddress(other)).toBe(other)
  }
})

test('a run without an artifact in its address has none', () => {
  expect(readArtifactPath(paths.run('r1'))).toBeNull()
  expect(readArtifactPath('/runs/r1/artifacts')).toBe('')
})

test('a percent sign that escapes nothing stands for itself', () => {
  expect(readArtifactPath('/runs/r1/artifacts/100%/a.txt')).toBe('100%/a.txt')
})

test('a model of any name reads back from its address, with its version', () => {
  for (const name of [
    'm',
    `a/b #1 50%?'"&`,
    'عربي/100%2F',
    '%2F',
    'x/versions/2',
    ' ',
    'm'.repeat(250),
    '.',
    '..',
    '...',
    '%2e',
    '@dot',
    '@dotdot',
    'two\r\nlines:\\;',
  ]) {
    // As a browser reads the address, which folds `..` away.
    expect(new URL(paths.model(name), 'http://localhost').pathname).toBe(paths.model(name))
    expect(readModelAddress(paths.model(name))).toEqual({ name, version: null })
    expect(readModelAddress(paths.modelVersion(name, '12'))).toEqual({ name, version: '12' })
  }
  expect(readModelAddress(paths.models())).toBeNull()
  expect(readModelAddress('/models/m/other/1')).toBeNull()
})
