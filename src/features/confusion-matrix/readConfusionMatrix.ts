import type { ConfusionMatrix } from './confusionMatrix.ts'

export type MatrixReading =
  | { state: 'read'; matrix: ConfusionMatrix }
  /** `reason` is a clause about the file, e.g. "it is not square: row 2 has 3 numbers for 2 labels". */
  | { state: 'refused'; reason: string }

/** The most classes that are drawn. */
export const MAX_CLASSES = 100

const refused = (reason: string): MatrixReading => ({ state: 'refused', reason })

/**
 * Reads `{"labels": ["normal", "anomaly"], "matrix": [[54, 6], [12, 28]]}`, rows being the true class.
 * Whatever cannot be drawn as it stands is refused; nothing is guessed or mended.
 */
export function readConfusionMatrix(text: string): MatrixReading {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return refused('it is not JSON')
  }
  if (!isRecord(content)) return refused('it is not an object with "labels" and "matrix"')
  const { labels, matrix } = content
  if (!Array.isArray(labels)) return refused('it has no list "labels"')
  if (!Array.isArray(matrix)) return refused('it has no list of rows "matrix"')
  const labelFault = findLabelFault(labels)
  if (labelFault) return refused(labelFault)
  const names = labels.map(String)
  if (matrix.length !== names.length) {
    return refused(`it is not square: ${counted(matrix.length, 'row')} for ${names.length} labels`)
  }

  const counts: number[][] = []
  for (const [i, row] of matrix.entries()) {
    if (!Array.isArray(row)) return refused(`row ${i + 1} is not a list of numbers`)
    if (row.length !== names.length) {
      return refused(
        `it is not square: row ${i + 1} has ${counted(row.length, 'number')} for ${names.length} labels`,
      )
    }
    const numbers: number[] = []
    for (const [j, cell] of row.entries()) {
      if (!isNumber(cell)) {
        return refused(`row ${i + 1}, column ${j + 1} is not a number: ${abbreviate(cell)}`)
      }
      if (cell < 0) return refused(`row ${i + 1}, column ${j + 1} is negative: ${cell}`)
      numbers.push(cell)
    }
    counts.push(numbers)
  }
  return { state: 'read', matrix: { labels: names, counts } }
}

function findLabelFault(labels: readonly unknown[]): string | null {
  if (labels.length === 0) return 'it is empty'
  if (labels.length > MAX_CLASSES) {
    return `it has ${labels.length} classes, and at most ${MAX_CLASSES} are drawn`
  }
  const seen = new Set<string>()
  for (const [i, label] of labels.entries()) {
    if (typeof label !== 'string' && typeof label !== 'number' && typeof label !== 'boolean') {
      return `label ${i + 1} is neither text nor a number: ${abbreviate(label)}`
    }
    if (seen.has(String(label))) return `two classes have the label ${abbreviate(label)}`
    seen.add(String(label))
  }
  return null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// `1e999` is valid JSON, and infinite.
const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const ABBREVIATED = 40

function abbreviate(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > ABBREVIATED ? `${text.slice(0, ABBREVIATED)}…` : text
}
