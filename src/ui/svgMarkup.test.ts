import { expect, test } from 'vitest'
import { escapeXml, svgElement } from './svgMarkup.ts'

test('an element has its attributes, and its content or an end of its own', () => {
  expect(svgElement('g', { x: 1.006, fill: undefined }, 'a')).toBe('<g x="1.01">a</g>')
  expect(svgElement('path', { d: 'M0 0' })).toBe('<path d="M0 0"/>')
})

test('no text breaks out of the file, and none makes it unreadable', () => {
  const hostile = '"><script>alert(1)</script>\u0000\uD800&\uFFFF'
  expect(escapeXml(hostile)).toBe(
    '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\uFFFD\uFFFD&amp;\uFFFD',
  )
  expect(svgElement('text', { x: '"><a' }, escapeXml('<b>'))).toBe(
    '<text x="&quot;&gt;&lt;a">&lt;b&gt;</text>',
  )
})
