import type { TextTable } from './exportTable.ts'

/** A table for Markdown as GitHub has it; the best values are bold, sections are rows of their own. */
export function toMarkdown({ head, lines }: TextTable): string {
  const alignments = head.map((_, at) => (at === 0 ? ':--' : '--:'))
  const rows = lines.map((line) => {
    if ('section' in line)
      return [`**${escapeMarkdown(line.section)}**`].concat(head.slice(1).map(() => ''))
    const cells = line.cells.map(({ text, best }) =>
      best ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text),
    )
    return [escapeMarkdown(line.name)].concat(cells)
  })
  return [head.map(escapeMarkdown), alignments, ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
}

/** Signs that would be read as markup; an underscore within a word is none. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/\s*[\r\n]+\s*/g, '<br>')

/** A plain `tabular` that needs no package; the best values are bold, sections span all columns. */
export function toLatex({ head, lines }: TextTable): string {
  const rows = lines.map((line) => {
    if ('section' in line) {
      return `\\multicolumn{${head.length}}{l}{\\textit{${escapeLatex(line.section)}}} \\\\\n`
    }
    const cells = line.cells.map(({ text, best }) =>
      best ? `\\textbf{${escapeLatex(text)}}` : escapeLatex(text),
    )
    return latexLine([escapeLatex(line.name)].concat(cells))
  })
  return (
    `\\begin{tabular}{l${'r'.repeat(head.length - 1)}}\n\\hline\n` +
    `${latexLine(head.map(escapeLatex))}\\hline\n` +
    `${rows.join('')}\\hline\n\\end{tabular}\n`
  )
}

/** After the end of a line LaTeX takes a bracket or a star for an option. */
const latexLine = (cells: readonly string[]) =>
  `${cells.join(' & ').replace(/^(?=[[*])/, '{}')} \\\\\n`

const LATEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u2212': '$-$',
  '≈': '$\\approx$',
  '∞': '$\\infty$',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '–': '--',
  '…': '\\ldots{}',
  '\u00a0': '~',
}

/** Signs that mean something to LaTeX, and those that its standard fonts lack. */
export const escapeLatex = (text: string): string =>
  text
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll(/[&%$#_{}\\~^\u2212≈∞<>|–…\u00a0]/g, (sign) => LATEX[sign] ?? `\\${sign}`)
