import { type ConfusionMatrix, matrixSums, scoreClasses } from './confusionMatrix.ts'
import { counted } from './matrixProblem.ts'
import { similarOrder } from './similarOrder.ts'

export const CLASS_ORDERS = ['file', 'name', 'errors', 'support', 'similar'] as const

/** `errors`: most samples on the wrong side first. `similar`: those that are taken for each other stand together. */
export type ClassOrder = (typeof CLASS_ORDERS)[number]

/** How the classes of all matrices on a page are put in order and told apart. */
export type Arrangement = {
  order: ClassOrder
  /** A part of the names that are looked for; '' for none. */
  find: string
  hidden: readonly string[]
  /** Classes that count as one, each group by its members. */
  merged: readonly (readonly string[])[]
}

/** One row and column on screen, and the classes that it stands for. */
export type ClassGroup = { label: string; members: readonly string[] }

export type ArrangedClasses = {
  groups: readonly ClassGroup[]
  /** What is not as in the file, each a sentence. */
  notes: readonly string[]
}

const ORDER_NOTES: Record<ClassOrder, string | null> = {
  file: null,
  name: 'Classes by name.',
  errors: 'Classes by errors, most first.',
  support: 'Classes by support, largest first.',
  similar: 'Classes that are taken for each other stand together.',
}

/** More classes than these take too long to be put beside their like. */
export const MOST_SIMILAR = 400

/** Sums of shares of different wholes mean nothing: such classes can be hidden, but not be made one. */
export const canMerge = ({ content }: ConfusionMatrix) =>
  content === 'counts' || content === 'sharesOfAll'

/**
 * The classes to be shown, by the matrix that sets their order. What does not match the search is merged to one class,
 * so that all sums stay as they are; where classes cannot be merged, it is hidden.
 */
export function arrangeClasses(matrix: ConfusionMatrix, arrangement: Arrangement): ArrangedClasses {
  const { order, hidden, merged } = arrangement
  const find = arrangement.find.trim().toLowerCase()
  const mergeable = canMerge(matrix)
  const groupOf = new Map(
    mergeable ? merged.flatMap((members) => members.map((label) => [label, members] as const)) : [],
  )
  const isHidden = new Set(hidden)
  const ordered = orderedPlaces(matrix, order).map((place) => matrix.labels[place] ?? '')

  const groups: ClassGroup[] = []
  const others: string[] = []
  const seen = new Set<readonly string[]>()
  for (const label of ordered) {
    if (isHidden.has(label)) continue
    if (!label.toLowerCase().includes(find)) {
      others.push(label)
      continue
    }
    const members = groupOf.get(label)
    if (members && seen.has(members)) continue
    if (members) seen.add(members)
    const known = members?.filter((member) => matrix.labels.includes(member)) ?? [label]
    groups.push({ label: known.join(' + '), members: known })
  }
  // A merged class that is found takes its other members along.
  const taken = new Set(groups.flatMap(({ members }) => members))
  const rest = others.filter((label) => !taken.has(label))
  const together = mergeable && rest.length > 0 && groups.length > 0
  if (together) groups.push({ label: `${rest.length} others`, members: rest })
  return {
    groups,
    notes: [
      ORDER_NOTES[order],
      ...describe(matrix, arrangement, { groups, rest, together }),
    ].filter((note) => note !== null),
  }
}

type Outcome = { groups: readonly ClassGroup[]; rest: readonly string[]; together: boolean }

function describe(
  matrix: ConfusionMatrix,
  { find, hidden, merged }: Arrangement,
  { groups, rest, together }: Outcome,
): string[] {
  const notes: string[] = []
  const gone = hidden.filter((label) => matrix.labels.includes(label))
  if (gone.length > 0) {
    const { byActual } = matrixSums(matrix)
    const samples = gone.reduce(
      (sum, label) => sum + (byActual[matrix.labels.indexOf(label)] ?? 0),
      0,
    )
    notes.push(
      `Hidden: ${gone.join(', ')}` +
        (matrix.content === 'counts' ? ` (${counted(samples, 'sample')} of these classes).` : '.'),
    )
  }
  const joined = groups.filter(({ members }) => members.length > 1 && members !== rest)
  if (joined.length > 0) {
    notes.push(`Counted as one class: ${joined.map(({ label }) => label).join('; ')}.`)
  } else if (merged.length > 0 && !canMerge(matrix)) {
    notes.push(
      'No classes are merged: the file holds shares of each class, which cannot be added up.',
    )
  }
  if (rest.length > 0) {
    const what = `${counted(rest.length, 'class', 'classes')} without “${find.trim()}” in the name`
    notes.push(together ? `${what} counted as one.` : `${what} not shown.`)
  }
  return notes
}

function orderedPlaces(matrix: ConfusionMatrix, order: ClassOrder): number[] {
  const places = [...matrix.labels.keys()]
  if (order === 'name') {
    const collator = new Intl.Collator('en', { numeric: true })
    return places.toSorted((a, b) =>
      collator.compare(matrix.labels[a] ?? '', matrix.labels[b] ?? ''),
    )
  }
  if (order === 'similar' && places.length <= MOST_SIMILAR) return similarOrder(matrix)
  if (order !== 'errors' && order !== 'support') return places
  const { byActual } = matrixSums(matrix)
  const scores = scoreClasses(matrix)
  const sizeOf = (place: number) => {
    const actual = byActual[place] ?? 0
    return order === 'support' ? actual : actual * (1 - (scores[place]?.recall ?? 1))
  }
  return places.toSorted((a, b) => sizeOf(b) - sizeOf(a) || a - b)
}

/** The cells of these classes alone, summed where a group has several members; members that the matrix lacks count nothing. */
export function takeClasses(
  matrix: ConfusionMatrix,
  groups: readonly ClassGroup[],
): ConfusionMatrix {
  const size = groups.length
  const groupOf = new Map(groups.flatMap(({ members }, i) => members.map((label) => [label, i])))
  const places = matrix.labels.map((label) => groupOf.get(label) ?? -1)
  const cells = new Float64Array(size * size)
  let at = 0
  for (const row of places) {
    for (const column of places) {
      const cell = matrix.cells[at++] ?? 0
      if (row < 0 || column < 0) continue
      const to = row * size + column
      cells[to] = (cells[to] ?? 0) + cell
    }
  }
  return { labels: groups.map(({ label }) => label), cells, content: matrix.content }
}
