import { charactersOf } from '#ui/charactersOf.ts'

/** The longest name that a legend or tooltip writes out, in characters. */
const LONGEST = 30
/** Less says nothing of a name. */
const LEAST = 3

/**
 * A long name without its middle: runs of one family differ at the end as often as at the beginning. It has at most so
 * many characters.
 */
export const shortName = (name: string, longest = LONGEST): string =>
  name.length <= longest ? name : withoutMiddle(charactersOf(name), longest)

function withoutMiddle(characters: readonly string[], longest: number): string {
  if (characters.length <= longest) return characters.join('')
  const [head, tail] = [Math.ceil((longest - 1) / 2), Math.floor((longest - 1) / 2)]
  return [...characters.slice(0, head), '…', ...characters.slice(-tail)].join('')
}

/**
 * Names that stand together, the long ones cut where all are the same, as far as that goes: at the end, at the beginning,
 * or else in the middle. Each has at most so many characters, or three.
 */
export function shortNames(names: readonly string[], most: number): string[] {
  const longest = Math.max(most, LEAST)
  if (names.every((name) => name.length <= longest)) return [...names]
  const lists = names.map(charactersOf)
  const head = sharedLength(lists, (list, at) => list[at])
  const tail = sharedLength(lists, (list, at) => list[list.length - 1 - at])
  const long = lists.filter(({ length }) => length > longest)
  // One way for all: some without their end and others without their beginning would be hard to compare.
  const cut =
    names.length > 1 && long.every(({ length }) => length - tail < longest)
      ? (list: readonly string[]) => `${list.slice(0, longest - 1).join('')}…`
      : names.length > 1 && long.every(({ length }) => length - head < longest)
        ? (list: readonly string[]) => `…${list.slice(1 - longest).join('')}`
        : (list: readonly string[]) => withoutMiddle(list, longest)
  return lists.map((list) => (list.length <= longest ? list.join('') : cut(list)))
}

/** How many characters, taken one by one, are the same in all lists. */
function sharedLength(
  lists: readonly (readonly string[])[],
  take: (list: readonly string[], at: number) => string | undefined,
): number {
  const [first = []] = lists
  const most = Math.min(...lists.map(({ length }) => length))
  let at = 0
  while (at < most && lists.every((list) => take(list, at) === take(first, at))) at++
  return at
}
