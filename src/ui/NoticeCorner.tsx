import { createContext, type ReactNode, use, useCallback } from 'react'
import { type Notice, Notices } from './Notices.tsx'
import { useNotices } from './useNotices.ts'

type Notify = (notice: Omit<Notice, 'id'>) => void

const NotifyContext = createContext<Notify>(() => undefined)

/** Tells the user what came of an action, in the corner of the window. Outlives the page that calls it. */
export const useNotify = (): Notify => use(NotifyContext)

/** The one corner for all that is inside. Problems stay; of what went well only the last is told. */
export function NoticeCorner({ children }: { children: ReactNode }) {
  const { notices, dismiss, notify } = useNotices()
  const notifyOnce = useCallback<Notify>(
    ({ action, ...notice }) => {
      const offered = action && {
        label: action.label,
        // It is offered once.
        onSelect: () => {
          dismiss(id)
          action.onSelect()
        },
      }
      const id = notify({ ...notice, ...(offered && { action: offered }) })
    },
    [dismiss, notify],
  )
  return (
    <NotifyContext value={notifyOnce}>
      {children}
      <Notices notices={notices} onDismiss={dismiss} />
    </NotifyContext>
  )
}
