import { useState } from 'react'

/** A value as it was when it was last wanted: what is out of sight need not follow each change. */
export function useKept<Value>(value: Value, isWanted: boolean): Value {
  const [kept, setKept] = useState({ value })
  if (isWanted && kept.value !== value) setKept({ value })
  return isWanted ? value : kept.value
}
