import { useState } from 'react'

/**
 * A preference that outlasts the page, kept in local storage as JSON. `read` makes a value of whatever is found
 * there; it gets undefined where nothing is, where it is not JSON, or where storage is refused.
 */
export function useStoredState<Value>(key: string, read: (stored: unknown) => Value) {
  const [value, setValue] = useState(() => read(readStored(key)))
  const store = (next: Value) => {
    setValue(next)
    writeStored(key, next)
  }
  return [value, store] as const
}

export const fullKey = (key: string) => `tidemark-${key}`

export function readStored(key: string): unknown {
  try {
    const text = localStorage.getItem(fullKey(key))
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function writeStored(key: string, value: unknown) {
  try {
    localStorage.setItem(fullKey(key), JSON.stringify(value))
  } catch {
    // Storage may be full or refused; the preference then lasts as long as the page.
  }
}
