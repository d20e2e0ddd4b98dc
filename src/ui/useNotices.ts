import { useCallback, useRef, useState } from 'react'
import type { Notice } from './Notices.tsx'

/** The notices of one corner. Problems stay until they are dismissed; of what went well only the last is told. */
export function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const lastId = useRef(0)
  const dismiss = useCallback(
    (id: number) => setNotices((notices) => notices.filter((notice) => notice.id !== id)),
    [],
  )
  /** Returns the id of the new notice. */
  const notify = useCallback((notice: Omit<Notice, 'id'>): number => {
    const id = ++lastId.current
    setNotices((notices) => [
      ...notices.filter(({ tone }) => tone === 'problem'),
      { ...notice, id },
    ])
    return id
  }, [])
  return { notices, dismiss, notify }
}
