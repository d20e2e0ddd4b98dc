import { gzipSync } from 'node:zlib'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** What draws, and the page that most visits begin with; their first load has a budget. */
const FIRST_PARTS = ['src/app/mount.tsx', 'src/pages/ExperimentPage.tsx']

const FIRST_FONT = /inter-latin-wght-normal.*\.woff2$/

/** What the first load of the runs page may weigh, gzip, in kB (1,000 bytes). */
const BUDGET_KB = { script: 220, style: 35 }

/**
 * Lets the document ask for the runs page at once, instead of when the entry has run, and prints what its first load
 * weighs. Fails the build above its budget.
 */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = filesOf(bundle).filter((fileName) => !html.includes(fileName))
        // Else all text is laid out twice: a style sheet's fonts are asked for only once some text needs them.
        const fonts = Object.keys(bundle).filter((fileName) => FIRST_FONT.test(fileName))
        return [...files, ...fonts].map(linkTo)
      },
    },
    writeBundle(_options, bundle) {
      const weigh = (extension: string) => {
        let bytes = 0
        for (const fileName of filesOf(bundle)) {
          const file = bundle[fileName]
          if (!file || !fileName.endsWith(extension)) continue
          bytes += gzipSync(file.type === 'chunk' ? file.code : file.source).length
        }
        return bytes / 1000
      }
      const weights = { script: weigh('.js'), style: weigh('.css') }
      console.log(
        `First load of the runs page, gzip: script ${weights.script.toFixed(1)} of ${BUDGET_KB.script} kB, ` +
          `style ${weights.style.toFixed(1)} of ${BUDGET_KB.style} kB`,
      )
      if (weights.script > BUDGET_KB.script || weights.style > BUDGET_KB.style) {
        this.error('The first load of the runs page is over its budget.')
      }
    },
  }
}

/** Scripts and styles that the runs page needs before its first row: the entry, the page, and what they import. */
function filesOf(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>()
  const add = (fileName: string) => {
    const chunk = bundle[fileName]
    if (files.has(fileName) || chunk?.type !== 'chunk') return
    files.add(fileName)
    chunk.imports.forEach(add)
    chunk.viteMetadata?.importedCss.forEach((css) => files.add(css))
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue
    const isFirst = FIRST_PARTS.some((part) => chunk.facadeModuleId?.endsWith(part))
    if (chunk.isEntry || isFirst) add(chunk.fileName)
  }
  return [...files]
}

const linkTo = (fileName: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: {
    ...relationTo(fileName),
    crossorigin: true,
    href: `/${fileName}`,
  },
  injectTo: 'head',
})

function relationTo(fileName: string) {
  if (fileName.endsWith('.css')) return { rel: 'stylesheet' }
  return fileName.endsWith('.js') ? { rel: 'modulepreload' } : { rel: 'preload', as: 'font' }
}
