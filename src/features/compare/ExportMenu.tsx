import { ActionMenu } from '#ui/ActionMenu.tsx'
import { copyText } from '#ui/copyText.ts'
import { toCsv } from '#ui/csv.ts'
import { downloadText } from '#ui/download.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { toCsvTable, toTextTable } from './exportTable.ts'
import type { GridModel } from './gridModel.ts'
import { toLatex, toMarkdown } from './tableTexts.ts'

type Props = { model: GridModel; runsAs: 'columns' | 'rows' }

/** Copies or saves what the table shows, all of its rows and columns. */
export function ExportMenu({ model, runsAs }: Props) {
  const notify = useNotify()
  const shown = { ...model, runsAs }
  const formats = [
    {
      name: 'Markdown',
      file: 'comparison.md',
      type: 'text/markdown',
      write: () => toMarkdown(toTextTable(shown)),
    },
    {
      name: 'LaTeX',
      file: 'comparison.tex',
      type: 'application/x-tex',
      write: () => toLatex(toTextTable(shown)),
    },
    {
      name: 'CSV',
      file: 'comparison.csv',
      type: 'text/csv',
      write: () => {
        const { header, rows } = toCsvTable(shown)
        return toCsv(header, rows)
      },
    },
  ]
  const copy = (name: string, text: string) =>
    copyText(text).then(
      () => notify({ tone: 'done', text: `The table is on the clipboard as ${name}.` }),
      () =>
        notify({
          tone: 'problem',
          text: 'The browser refused the clipboard; save the table instead.',
        }),
    )
  return (
    <ActionMenu
      look="button"
      label="Export"
      description="Export the table"
      items={[
        ...formats.map(({ name, write }) => ({
          label: `Copy as ${name}`,
          onSelect: () => void copy(name, write()),
        })),
        ...formats.map(({ name, file, type, write }) => ({
          label: `Save as ${name}`,
          onSelect: () => downloadText(file, type, write()),
        })),
      ]}
    />
  )
}
