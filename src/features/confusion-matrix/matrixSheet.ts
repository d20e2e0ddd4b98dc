import { toCsv } from '#ui/csv.ts'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import type { MatrixPicture } from './matrixPicture.ts'

/** A matrix as it is on screen, with what stands around it. */
export type MatrixSheet = {
  picture: MatrixPicture
  title: string
  /** What the matrix comes to, e.g. its accuracy. */
  summary: string | null
  notes: readonly string[]
}

/** What one has to know of the numbers, each a sentence. */
export const sheetNotes = ({ summary, notes }: MatrixSheet): string[] => [
  'True classes by row, predicted classes by column.',
  ...(summary === null ? [] : [`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`]),
  ...notes,
]

/** Labels above and in the first column, numbers in full, and the notes as lines of their own below. */
export function matrixCsv(sheet: MatrixSheet): string {
  const { labels, values, numbers } = sheet.picture
  const size = labels.length
  return toCsv(
    ['true \\ predicted', ...labels],
    [
      ...labels.map((label, row) =>
        Array.of<string | number>(label).concat([...values.subarray(row * size, (row + 1) * size)]),
      ),
      [],
      [sheet.title],
      [`Cells: ${numbers}.`],
      ...sheetNotes(sheet).map((line) => [line]),
    ],
  )
}

/** A table as GitHub's Markdown has it, with the texts of the cells on screen. */
export function matrixMarkdown(sheet: MatrixSheet): string {
  const { labels, values, write, legend } = sheet.picture
  const size = labels.length
  return [
    `**${escapeMarkdown(sheet.title)}**`,
    '',
    line(['true ↓ predicted →', ...labels.map(escapeMarkdown)]),
    line(['---', ...labels.map(() => '---:')]),
    ...labels.map((label, row) =>
      line([
        escapeMarkdown(label),
        ...Array.from(values.subarray(row * size, (row + 1) * size), write),
      ]),
    ),
    '',
    ...[`Cells: ${legend.unit}.`, ...sheetNotes(sheet)].map(escapeMarkdown),
    '',
  ].join('\n')
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** A name as plain text: no markup, no link, no end of a cell or line. */
const escapeMarkdown = (text: string) =>
  withoutDirectionMarks(text)
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>|#!&~]/g, String.raw`\$&`)
