import { pdfFile } from '../../madeFiles.ts'
import { expect } from '../servers.ts'
import type { HostileFile, HostileFiles } from './HostileFile.ts'
import { markup, payload } from './payload.ts'

const asText =
  (words: string): HostileFile['sight'] =>
  async (preview) => {
    await expect(preview).toContainText(words)
    await expect(preview.locator('iframe, object, embed')).toHaveCount(0)
  }

/** Files that are something else than their names say, or two things at once. */
export const disguises: HostileFiles = (canary) => {
  const page = `<!doctype html><html><script>${payload(canary)}</script>${markup(canary)}</html>`
  return [
    { path: 'disguises/page.txt', content: page, sight: asText('<!doctype html>') },
    { path: 'disguises/page.log', content: page, sight: asText('<!doctype html>') },
    {
      path: 'disguises/page.xml',
      content: `<?xml-stylesheet href="${canary}/a.xsl"?>${page}`,
      sight: asText('xml-stylesheet'),
    },
    {
      path: 'disguises/script.js',
      content: payload(canary),
      sight: asText('document.documentElement'),
    },
    { path: 'disguises/page', content: page, sight: asText('<!doctype html>') },
    {
      path: 'disguises/page.json',
      content: page,
      sight: /Shown as text, since there is no JSON in it/,
    },
    {
      path: 'disguises/page.ipynb',
      content: page,
      sight: /Shown as text, since it is no notebook/,
    },
    { path: 'disguises/page.npy', content: page, sight: /It does not begin as a NumPy file does/ },
    // A picture, to who looks at its first bytes, and a page, to who looks for markup.
    { path: 'disguises/both.gif', content: `GIF89a/*${page}*/=1`, sight: /./ },
    {
      path: 'disguises/both.html',
      content: Buffer.concat([pdfFile('a'), Buffer.from(page)]),
      sight: /switched off/,
    },
    {
      path: 'disguises/page.pkl',
      content: Buffer.from(`\x80\x04\x95${page}`, 'latin1'),
      sight: /can run code when it is loaded in Python/,
    },
    {
      path: 'disguises/colours.log',
      content: '\x1b]0;title\x07\x1b[31mred\x1b[2J\x1b]8;;javascript:1\x07x\n',
      sight: /red/,
    },
    { path: 'disguises/line.txt', content: 'a'.repeat(30_000_000), sight: /aaa/ },
    { path: 'disguises/lines.log', content: '\n'.repeat(10_000_000), sight: /10,000,00\d/ },
  ]
}
