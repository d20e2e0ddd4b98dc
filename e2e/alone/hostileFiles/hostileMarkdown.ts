import { expect } from '../servers.ts'
import type { HostileFiles } from './HostileFile.ts'
import { markup, payload } from './payload.ts'

const AS_WRITTEN = /Shown as it was written, since/

/** Texts with markup that acts, links that lie, and passages that take a parser long. */
export const hostileMarkdown: HostileFiles = (canary) => {
  const run = payload(canary)
  return [
    {
      path: 'md/raw.md',
      content: `# Notes\n\n${markup(canary)}<script>${run}</script>\n\n<iframe src="${canary}"></iframe>\n<style>@import "${canary}/a.css"</style><form action="${canary}"><button>x</button></form>`,
      sight: /Left out of it: .*script/,
    },
    {
      path: 'md/links.md',
      content: `[a](javascript:${encodeURI(run)}) [b](&#106;avascript:1) [c](data:text/html,x) <vbscript:x> [d](\\\\${new URL(canary).host}\\x) [https://safe.example](${canary}/lie) [g](https://\u202eelpmaxe.example)`,
      sight: async (preview) => {
        const addresses = await preview
          .getByRole('link')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
        expect(addresses.filter((address) => !/^(https?:|\/)/.test(address))).toEqual([])
        // A text that names another place than the link leads to does not stand alone.
        await expect(preview).toContainText(`https://safe.example (${new URL(canary).host})`)
      },
    },
    {
      path: 'md/pictures.md',
      content: `![far](${canary}/a.png) ![up](../../../../secret.png) <img src="//${new URL(canary).host}/b.png" srcset="${canary}/c.png 2x"> ![svg](data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${run}</script></svg>`).toString('base64')})`,
      sight: /picture: far/,
    },
    {
      path: 'md/mutating.md',
      content: `start\n\n<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">\n\n<svg></p><style><a id="</style><img src=1 onerror=${run}>"></svg>\n\n<noscript><p title="</noscript><img src=x onerror=${run}>">`,
      sight: /start/,
    },
    {
      path: 'md/emphasis.md',
      content: '*a_ **b__ '.repeat(50_000),
      sight:
        /The first 100,000 characters are laid out.*Paragraphs of extreme length are shown as they were written/,
    },
    {
      path: 'md/brackets.md',
      content: '[a]('.repeat(100_000),
      sight:
        /The first 100,000 characters are laid out.*Paragraphs of extreme length are shown as they were written/,
    },
    { path: 'md/quotes.md', content: `${'> '.repeat(10_000)}a`, sight: AS_WRITTEN },
    {
      path: 'md/table.md',
      content: `|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}\n${`|${'b|'.repeat(5_000)}\n`.repeat(20)}`,
      sight: AS_WRITTEN,
    },
  ]
}
