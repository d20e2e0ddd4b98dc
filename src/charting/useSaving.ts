import { useNotify } from '#ui/NoticeCorner.tsx'

/** Saves what has a title as a file; where that fails, as when the code for it does not come, a notice says why. */
export function useSaving(title: string) {
  const notify = useNotify()
  return async (save: () => Promise<void>) => {
    try {
      await save()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      notify({ tone: 'problem', text: `${title} could not be saved: ${reason}` })
    }
  }
}
