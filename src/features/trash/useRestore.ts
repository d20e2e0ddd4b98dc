import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import type { Outcome } from '#mlflow/changeEach.ts'
import { formatCount } from '#ui/formatCount.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'

/** What lies in the trash. */
export type Deleted = { id: string; name: string }

type Restoring<Item> = UseMutationOptions<Outcome<Item>, Error, readonly Item[]>

/** Restores things, says what came of it, and puts the focus on their heading, since the pressed button is gone. */
export function useRestore<Item extends Deleted>(
  { noun, headingId }: { noun: string; headingId: string },
  options: Restoring<Item>,
) {
  const notify = useNotify()
  const { mutateAsync, isPending } = useMutation(options)
  const restore = async (items: readonly Item[]) => {
    const { done, failed } = await mutateAsync(items)
    const [only, another] = done
    if (only) {
      const subject = another ? `${formatCount(done.length, noun)} are` : `${only.name} is`
      notify({ tone: 'done', text: `${subject} back.` })
    }
    for (const { item, error } of failed) {
      notify({ tone: 'problem', text: `${item.name} could not be restored: ${error.message}` })
    }
    document.getElementById(headingId)?.focus()
  }
  return { restore, isPending }
}
