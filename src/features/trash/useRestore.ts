import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import type { Outcome } from '#mlflow/changeEach.ts'
import { formatCount } from '#ui/formatCount.ts'
import type { Notice } from '#ui/Notices.tsx'

/** What lies in the trash. */
export type Deleted = { id: string; name: string }

/** Restores things, and says what came of it. */
export function useRestore<Item extends Deleted>(
  noun: string,
  options: UseMutationOptions<Outcome<Item>, Error, readonly Item[]>,
  notify: (notice: Omit<Notice, 'id'>) => void,
) {
  const { mutateAsync, isPending } = useMutation(options)
  const restore = async (items: readonly Item[]) => {
    const { done, failed } = await mutateAsync(items)
    const [only, another] = done
    if (only) {
      const what = another ? formatCount(done.length, noun) : only.name
      notify({ tone: 'done', text: `${what} ${another ? 'are' : 'is'} back.` })
    }
    for (const { item, error } of failed) {
      notify({ tone: 'problem', text: `${item.name} could not be restored: ${error.message}` })
    }
  }
  return { restore, isPending }
}
