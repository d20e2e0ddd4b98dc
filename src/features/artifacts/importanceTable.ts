import type { TableProgress } from '#files/tableMessages.ts'

/** A table of names with one number each: which columns they are. */
export type Importance = {
  names: number
  values: number
  /** What the numbers are called. */
  label: string
  /** Whether the file says that it is about importance, so that bars are what one came for. */
  isLikely: boolean
}

/** More bars than these tell nothing. */
const MOST_ROWS = 10_000

const LIKELY = /importance|shap|coef|weight|contribution|attribution|gain/i

/** Tells a table of names and numbers, such as features and their importance; null for any other. */
export function importanceOf(
  { columns, rows, state }: Pick<TableProgress, 'columns' | 'rows' | 'state'>,
  fileName: string,
): Importance | null {
  if (state === 'reading' || rows < 2 || rows > MOST_ROWS) return null
  // An index that pandas has written has no name, and tells nothing.
  const [first] = columns
  const isIndexed = columns.length === 3 && first?.kind === 'number' && isIndexName(first.name)
  const told = columns.map((column, place) => ({ column, place })).slice(isIndexed ? 1 : 0)
  const [name, value] = told
  if (told.length !== 2 || !name || !value) return null
  if (name.column.kind !== 'text' || value.column.kind !== 'number') return null
  return {
    names: name.place,
    values: value.place,
    label: value.column.name || `column ${value.place + 1}`,
    isLikely: LIKELY.test(fileName) || LIKELY.test(value.column.name),
  }
}

const isIndexName = (name: string) => name === '' || name === 'index' || name === 'Unnamed: 0'
