import type { TextBlock } from './runBlock.ts'

/** What runs are called: by their name, else by the tag that holds it, else by their id. Changes `names` in place. */
export function nameRuns(names: string[], ids: string[], tags: TextBlock[]): string[] {
  eachText(tags, 'mlflow.runName', (row, text) => (names[row] ||= text))
  for (const [row, id] of ids.entries()) names[row] ||= id
  return names
}

/** Who started runs: the tag that says so counts more than `users`, which is changed in place. */
export function nameUsers(users: string[], tags: TextBlock[]): string[] {
  eachText(tags, 'mlflow.user', (row, text) => (users[row] = text))
  return users
}

function eachText(blocks: TextBlock[], key: string, visit: (row: number, text: string) => void) {
  const block = blocks.find((column) => column.key === key)
  for (const [index, row] of block?.rows.entries() ?? []) {
    visit(row, block?.texts[block.codes[index] ?? 0] ?? '')
  }
}

/** Columns sorted by their keys, by UTF-16 code units. */
export const inOrderOfKeys = <Block extends { key: string }>(blocks: Block[]): Block[] =>
  blocks.toSorted((a, b) => (a.key < b.key ? -1 : 1))
