import { useState, useSyncExternalStore } from 'react'

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

/** The same for a preference that several parts of the page read: a change by one is seen by all. */
export function sharedPreference<Value>(key: string, read: (stored: unknown) => Value) {
  const listeners = new Set<() => void>()
  let last: { text: string | null; value: Value } | null = null
  const get = (): Value => {
    const text = readText(key)
    // As long as the text is the same, so is the value, as React asks of what it is given.
    if (last?.text !== text) last = null
    last ??= { text, value: read(parse(text)) }
    return last.value
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get,
    set: (value: Value) => {
      writeStored(key, value)
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get),
  }
}

const fullKey = (key: string) => `tidemark-${key}`

/** What storage refused to keep; it lasts as long as the page. */
const unkept = new Map<string, string>()

const readStored = (key: string) => parse(readText(key))

function readText(key: string): string | null {
  try {
    return unkept.get(key) ?? localStorage.getItem(fullKey(key))
  } catch {
    return null
  }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function writeStored(key: string, value: unknown) {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(fullKey(key), text)
    unkept.delete(key)
  } catch {
    unkept.set(key, text)
  }
}
