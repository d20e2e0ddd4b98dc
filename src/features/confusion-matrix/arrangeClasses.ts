import { type ClassOrder, orderedClasses, type OrderedClasses } from './classOrder.ts'
import { type ConfusionMatrix, matrixSums } from './confusionMatrix.ts'
import { counted } from './matrixProblem.ts'

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

/** Sums of shares of different wholes mean nothing: such classes can be hidden, but not be made one. */
export const canMerge = ({ content }: ConfusionMatrix) =>
  content === 'counts' || content === 'sharesOfAll'

/** An order that matrices side by side have in common, and whose it is. */
export type SharedOrder = OrderedClasses & { name: string }

/**
 * The classes to be shown, in their own order or in a shared one. What does not match the search is merged to one class,
 * so that all sums stay as they are; where classes cannot be merged, it is hidden.
 */
export function arrangeClasses(
  matrix: ConfusionMatrix,
  arrangement: Arrangement,
  shared: SharedOrder | null = null,
): ArrangedClasses {
  const { order, hidden, merged } = arrangement
  const find = arrangement.find.trim().toLowerCase()
  const mergeable = canMerge(matrix)
  const groupOf = new Map(
    mergeable ? merged.flatMap((members) => members.map((label) => [label, members] as const)) : [],
  )
  const own = new Set(matrix.labels)
  const isHidden = new Set(hidden)
  const { labels: ordered, note } = shared ? inOrder(matrix, shared) : orderedClasses(matrix, order)

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
    const known = members?.filter((member) => own.has(member) && !isHidden.has(member)) ?? [label]
    groups.push({ label: known.join(' + '), members: known })
  }
  // A merged class that is found takes its other members along.
  const taken = new Set(groups.flatMap(({ members }) => members))
  const rest = others.filter((label) => !taken.has(label))
  const together = mergeable && rest.length > 0 && groups.length > 0
  if (together)
    groups.push({ label: rest.length === 1 ? '1 other' : `${rest.length} others`, members: rest })
  const notes = describe(matrix, arrangement, { groups, rest, together })
  return { groups, notes: note === null ? notes : [`${note}.`, ...notes] }
}

function inOrder({ labels }: ConfusionMatrix, shared: SharedOrder): OrderedClasses {
  const own = new Set(labels)
  return {
    labels: [...new Set([...shared.labels, ...labels])].filter((label) => own.has(label)),
    note: shared.note && `${shared.note}, in ${shared.name}`,
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
        (matrix.content === 'counts' ? ` (${counted(samples, 'sample')} of these classes)` : '') +
        (canMerge(matrix) ? '; shares and scores are over what is left.' : '.'),
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

/** The cells of these classes alone, summed where a group has several members; members that the matrix lacks count nothing. */
export function takeClasses(
  matrix: ConfusionMatrix,
  groups: readonly ClassGroup[],
): ConfusionMatrix {
  const size = groups.length
  if (size === matrix.labels.length && groups.every(({ label }, i) => label === matrix.labels[i])) {
    return matrix
  }
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
