import { useRef, useState } from 'react'
import type { Notice } from './Notices.tsx'

/** What `Notices` shows. Problems stay until they are dismissed; of what went well only the last is told. */
export function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const lastId = useRef(0)
  return {
    notices,
    notify: (notice: Omit<Notice, 'id'>) =>
      setNotices((notices) => [
        ...notices.filter(({ tone }) => tone === 'problem'),
        { ...notice, id: ++lastId.current },
      ]),
    dismiss: (id: number) => setNotices((notices) => notices.filter((notice) => notice.id !== id)),
  }
}
