import { expect, test } from 'vitest'
import { heldPlace, LONGEST_MARKDOWN, markdownHtml } from './markdownHtml.ts'

test('headings, tables, tasks and code become HTML', () => {
  const html = markdownHtml('# T\r\n\r\n|a|b|\n|-|-:|\n|1|`x`|\n\n- [x] done ~~old~~')?.html

  expect(html).toContain('<h1>T</h1>')
  expect(html).toContain('<td align="right"><code>x</code></td>')
  expect(html).toContain('<del>old</del>')
})

test('a picture that the text holds is kept beside it, so that its length costs nothing', () => {
  const picture = `data:image/png;base64,${'QUJD'.repeat(50_000)}`
  const result = markdownHtml(`before ![alt](${picture}) after`)

  expect(result?.pictures).toEqual([picture])
  expect(result?.html.length).toBeLessThan(200)
  const address = /src="([^"]*)"/.exec(result?.html ?? '')?.[1] ?? ''
  expect(heldPlace(address)).toBe(0)
  expect(heldPlace('a.png')).toBe(-1)
  expect(result?.notes).toEqual([])
})

test('of a long text the beginning is laid out, up to the end of a line', () => {
  const result = markdownHtml('one line\n\n'.repeat(15_000))

  expect(result === null).toBe(true)
  const words = markdownHtml(`${'word '.repeat(100)}\n\n`.repeat(300))
  expect(words?.notes).toEqual(['The first 100,000 characters are laid out; the source has all.'])
  expect(words?.html.length).toBeLessThan(LONGEST_MARKDOWN + 5_000)
})

test('a paragraph of extreme length is left as it was written, and the rest is laid out', () => {
  const result = markdownHtml(`*short*\n\n${'*a'.repeat(20_000)}\n\n**last**`)

  expect(result?.html).toContain('<em>short</em>')
  expect(result?.html).toContain('<strong>last</strong>')
  expect(result?.notes).toEqual(['Paragraphs of extreme length are shown as they were written.'])
})

test.each([
  ['quotes in quotes', '>'.repeat(100_000)],
  ['lists in lists', '- '.repeat(50_000)],
  ['both by turns', '> 1. '.repeat(20_000)],
  ['more elements than a page can have', '*a*\n\n'.repeat(5_000)],
])('%s are not laid out', (_, text) => {
  expect(markdownHtml(text) === null).toBe(true)
})

test.each([
  '[',
  ']',
  '![',
  '[a](',
  '*',
  '`',
  '<',
  '<a ',
  '<!--',
  '&',
  '|',
  '~~a',
  '_a_',
  'http://',
  'a@',
  '\\',
  '[a]: ',
])('a hundred thousand characters of %j come to an end', (piece) => {
  const result = markdownHtml(piece.repeat(100_000 / piece.length))

  expect(result === null || result.html.length > 0).toBe(true)
})

test('handlers in raw HTML are none any more, and words that look like them stay', () => {
  const html = markdownHtml(
    'Look <img src=x onerror="alert(1)" alt=">"\nonload = x> once = 3\n\n<p onclick=run()>based on x = 3</p>',
  )?.html
  expect(html).not.toMatch(/\son[a-z]+\s*=\s*["xr]/)
  expect(html).toContain('once = 3')
  expect(html).toContain('based on x = 3')
})
