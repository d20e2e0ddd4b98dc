import { expect, test } from 'vitest'
import { relativeArtifact } from './relativeArtifact.ts'

test.each([
  ['docs', 'plots/a.png', 'docs/plots/a.png'],
  ['docs', './a.md#part', 'docs/a.md'],
  ['docs/deep', '../a.md?x', 'docs/a.md'],
  ['docs', '/model/MLmodel', 'model/MLmodel'],
  ['', 'a%20b.txt', 'a b.txt'],
  ['50 %', 'x', '50 %/x'],
  ['', '', ''],
])('in "%s", %j is %j', (folder, address, path) => {
  expect(relativeArtifact(folder, address)).toBe(path)
})

test.each(['../../x', '%2e%2e/%2e%2e/x', 'a%2fb', 'a%5c..%5cb', 'a%00', '/..'])(
  '%j leads out of the artifacts',
  (address) => {
    expect(relativeArtifact('docs', address)).toBeNull()
  },
)
