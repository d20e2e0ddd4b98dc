import { useSyncExternalStore } from 'react'
import { fullKey, readStored, writeStored } from './storedState.ts'

/**
 * A preference in local storage that all components, and all tabs, see change at once. Keeps the last value in
 * memory where storage is refused.
 */
export function sharedStoredState<Value>(key: string, read: (stored: unknown) => Value) {
  const listeners = new Set<() => void>()
  let raw: string | null = null
  let value = read(undefined)

  /** The same object as long as nothing was stored in between. */
  const get = () => {
    const found = rawOf(key)
    if (found !== raw) {
      raw = found
      value = read(readStored(key))
    }
    return value
  }
  const set = (next: Value) => {
    writeStored(key, next)
    raw = rawOf(key)
    value = next
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    const hear = (event: StorageEvent) => {
      if (event.key === fullKey(key) || event.key === null) listener()
    }
    listeners.add(listener)
    window.addEventListener('storage', hear)
    return () => {
      listeners.delete(listener)
      window.removeEventListener('storage', hear)
    }
  }
  return { get, set, useValue: () => useSyncExternalStore(subscribe, get) }
}

function rawOf(key: string): string | null {
  try {
    return localStorage.getItem(fullKey(key))
  } catch {
    return null
  }
}
