import { memo } from 'react'

type Props = {
  /** What an address calls each column, and what the table does. */
  keys: readonly string[]
  names: readonly string[]
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((text, i) => text === others[i])

/** The columns to choose from: there may be thousands, and each word of the worker that reads them brings new lists. */
export const ColumnOptions = memo(
  function ColumnOptions({ keys, names }: Props) {
    return keys.map((key, i) => (
      <option key={key} value={key}>
        in {names[i]}
      </option>
    ))
  },
  (before, after) => isSame(before.keys, after.keys) && isSame(before.names, after.names),
)
