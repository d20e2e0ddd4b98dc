import { expect, test } from 'vitest'
import { isInstalled } from './installPackages.mjs'

const lock = {
  '': { name: 'tidemark' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/other-machine': { version: '1.0.0', integrity: 'sha512-o', optional: true },
}

test('packages are installed when only optional ones are missing', () => {
  const installed = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }

  expect(isInstalled(lock, installed)).toBe(true)
})

test('a missing package makes the installation stale', () => {
  expect(isInstalled(lock, {})).toBe(false)
})

test('another version, or other contents of the same version, make it stale', () => {
  const version = { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }
  const contents = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }

  expect(isInstalled(lock, version)).toBe(false)
  expect(isInstalled(lock, contents)).toBe(false)
})
