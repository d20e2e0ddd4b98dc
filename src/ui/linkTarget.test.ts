import { expect, test } from 'vitest'
import { linkTarget } from './linkTarget.ts'

test.each([
  ['https://mlflow.org/docs', 'https://mlflow.org/docs', 'mlflow.org'],
  ['//evil.example/x', 'https://evil.example/x', 'evil.example'],
  ['\\\\evil.example\\x', 'https://evil.example/x', 'evil.example'],
  ['/\\evil.example', 'https://evil.example/', 'evil.example'],
  ['ht\ntps://a.b', 'https://a.b/', 'a.b'],
  ['https://аррle.com', 'https://xn--le-6kc8da.com/', 'xn--le-6kc8da.com'],
  ['https://user:pass@evil.example:81/', 'https://user:pass@evil.example:81/', 'evil.example:81'],
  ['mailto:a@b.c?subject=x', 'mailto:a@b.c?subject=x', 'a@b.c'],
])('%j leads outside, to %s', (address, href, place) => {
  expect(linkTarget(address)).toEqual({ kind: 'outside', href, place })
})

test.each(['plots/a.png', './a.md', '../b', 'a b.txt', '/model/MLmodel', '?q=1', 'größe.md'])(
  '%j is relative',
  (address) => {
    expect(linkTarget(address)).toEqual({ kind: 'relative', address })
  },
)

test.each([
  'javascript:alert(1)',
  'JaVa\tScRiPt:alert(1)',
  ' \x01javascript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:http://a/b',
  'ms-word:ofe|u|http://x',
  'http://',
  '#place',
  '',
])('%j leads nowhere', (address) => {
  expect(linkTarget(address)).toEqual({ kind: 'none' })
})
