import { isRecord } from './isRecord.ts'
import { areSides, labelledMatrix } from './labelledMatrix.ts'
import { MatrixProblem } from './matrixProblem.ts'
import type { MatrixTable } from './matrixTable.ts'
import { squareMatrix } from './squareMatrix.ts'
import { tableMatrix, type TableMatrix } from './tableMatrix.ts'

const MATRIX_KEYS = [
  'matrix',
  'confusion_matrix',
  'confusionMatrix',
  'counts',
  'values',
  'cm',
  'data',
]
const LABEL_KEYS = [
  'labels',
  'classes',
  'class_names',
  'classNames',
  'target_names',
  'label_names',
  'names',
  'categories',
]

/**
 * A matrix from JSON: `{"labels", "matrix"}` and its usual variants, rows alone, pandas' `to_json` in each of its
 * orientations, MLflow's `log_table`, a list of predictions or of counted pairs, or `{"tn", "fp", "fn", "tp"}`. Rows are
 * the true class. A `MatrixProblem` where it is none of these.
 */
export function readJsonMatrix(text: string): TableMatrix {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new MatrixProblem('it is not JSON')
  }
  return fromContent(content, 0)
}

/** An evaluation's report may hold its matrix some levels down. */
const DEEPEST = 3

function fromContent(content: unknown, depth: number): TableMatrix {
  if (Array.isArray(content)) return fromList(content)
  if (!isRecord(content)) throw new MatrixProblem('it is neither an object nor a list')

  const keys = Object.keys(content)
  const labelKey = LABEL_KEYS.find((key) => Array.isArray(content[key]))
  const labels = labelKey === undefined ? null : content[labelKey]
  const { columns, index, data } = content
  if (Array.isArray(columns) && Array.isArray(data)) return fromSplit(columns, index, data)

  const matrixKey = MATRIX_KEYS.find((key) => content[key] !== undefined)
  const rows = matrixKey === undefined ? undefined : content[matrixKey]
  if (Array.isArray(rows)) {
    if (Array.isArray(labels)) return { ...squareMatrix(labels, rows), samples: null }
    return fromList(rows)
  }
  if (isRecord(rows) && depth < DEEPEST) return fromContent(rows, depth + 1)
  const binary = binaryMatrix(content)
  if (binary) return binary
  if (keys.length > 0 && keys.every((key) => isRecord(content[key]))) return fromColumns(content)
  if (keys.length > 1 && keys.every((key) => Array.isArray(content[key]))) {
    return tableMatrix(fromLists(content))
  }
  if (Array.isArray(labels)) throw new MatrixProblem('it has labels, but no list of rows “matrix”')
  throw new MatrixProblem(
    'it has no list of rows “matrix”, and no columns of true and predicted classes',
  )
}

/** Rows of numbers, or of named values. */
function fromList(list: readonly unknown[]): TableMatrix {
  const [first] = list
  if (!isRecord(first)) return { ...squareMatrix(null, list), samples: null }
  const columns = [...new Set(list.flatMap((row) => (isRecord(row) ? Object.keys(row) : [])))]
  const rows = list.map((row) => columns.map((column) => (isRecord(row) ? row[column] : undefined)))
  return tableMatrix({ columns, rows })
}

/** pandas' orientation `split`, which MLflow's `log_table` is too, without an index. */
function fromSplit(columns: readonly unknown[], index: unknown, data: readonly unknown[]) {
  const above = columns.map(String)
  const beside = Array.isArray(index) ? index.map(String) : []
  const rows = data.map((row): readonly unknown[] => (Array.isArray(row) ? row : []))
  return areSides({ above, beside })
    ? { ...labelledMatrix({ above, beside }, rows), samples: null }
    : tableMatrix({ columns: above, rows })
}

/** pandas' default orientation: columns, the predicted classes, outside; its rows inside. */
function fromColumns(content: Record<string, unknown>): TableMatrix {
  const above = Object.keys(content)
  const of = (column: string) => {
    const cells = content[column]
    return isRecord(cells) ? cells : {}
  }
  const beside = [...new Set(above.flatMap((column) => Object.keys(of(column))))]
  const rows = beside.map((row) => above.map((column) => of(column)[row]))
  if (!areSides({ above, beside })) return tableMatrix({ columns: above, rows })
  const { matrix, notes } = labelledMatrix({ above, beside }, rows)
  const note = 'Read as pandas writes a frame: outer names are columns, taken as predicted classes.'
  return { matrix, notes: [note, ...notes], samples: null }
}

function fromLists(content: Record<string, unknown>): MatrixTable {
  const columns = Object.keys(content)
  const lists = columns.map((column): readonly unknown[] => {
    const list = content[column]
    return Array.isArray(list) ? list : []
  })
  const length = lists[0]?.length ?? 0
  if (lists.some((list) => list.length !== length)) {
    throw new MatrixProblem('its lists are not of one length')
  }
  return {
    columns,
    rows: Array.from({ length }, (_, row) => lists.map((list) => list[row])),
  }
}

/** scikit-learn's order: negative first. */
function binaryMatrix(content: Record<string, unknown>): TableMatrix | null {
  const of = (...names: string[]) => {
    const key = Object.keys(content).find((key) => names.includes(key.toLowerCase()))
    return key === undefined ? undefined : content[key]
  }
  const cells = [
    [of('tn', 'true_negatives', 'true_negative'), of('fp', 'false_positives', 'false_positive')],
    [of('fn', 'false_negatives', 'false_negative'), of('tp', 'true_positives', 'true_positive')],
  ]
  if (cells.flat().includes(undefined)) return null
  return { ...squareMatrix(['negative', 'positive'], cells), samples: null }
}
