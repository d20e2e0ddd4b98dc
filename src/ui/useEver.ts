import { useState } from 'react'

/** Whether something is so, or has been since the component is there. */
export function useEver(now: boolean): boolean {
  const [before, setBefore] = useState(now)
  if (now && !before) setBefore(true)
  return before || now
}
