import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import { type Notice, Notices } from './Notices.tsx'

type Notify = (notice: Omit<Notice, 'id'>) => void

const NotifyContext = createContext<Notify>(() => undefined)

/** Tells the user what came of an action, in the corner of the window. Outlives the page that calls it. */
export const useNotify = (): Notify => use(NotifyContext)

/**
 * The one corner for all that is inside. Problems stay until they are dismissed; of what went well only the last is
 * told.
 */
export function NoticeCorner({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const lastId = useRef(0)
  const dismiss = useCallback(
    (id: number) => setNotices((notices) => notices.filter((notice) => notice.id !== id)),
    [],
  )
  const notify = useCallback<Notify>(
    ({ action, ...notice }) => {
      const id = ++lastId.current
      const offered = action && {
        label: action.label,
        // It is offered once.
        onSelect: () => {
          dismiss(id)
          action.onSelect()
        },
      }
      setNotices((notices) => [
        ...notices.filter(({ tone }) => tone === 'problem'),
        { ...notice, id, ...(offered && { action: offered }) },
      ])
    },
    [dismiss],
  )
  return (
    <NotifyContext value={notify}>
      {children}
      <Notices notices={notices} onDismiss={dismiss} />
    </NotifyContext>
  )
}
