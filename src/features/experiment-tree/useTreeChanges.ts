import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Outcome } from '#mlflow/changeEach.ts'
import { type Experiment, experimentMutations, type Relocation } from '#mlflow/experiments.ts'
import { formatCount } from '#ui/formatCount.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { wayBack } from './relocations.ts'

/**
 * Changes experiments, says what came of it, and offers the way back. `onUndo` is called when the way back is taken,
 * and the button that was pressed is gone.
 */
export function useTreeChanges(onUndo: () => void) {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { mutateAsync: create } = useMutation(experimentMutations.create(queryClient))
  const { mutateAsync: relocateEach } = useMutation(experimentMutations.relocate(queryClient))
  const { mutateAsync: deleteEach } = useMutation(experimentMutations.delete(queryClient))
  const { mutateAsync: restoreEach } = useMutation(experimentMutations.restore(queryClient))

  /** `undo` is offered for what was done. */
  const tellDone = (text: string, undo?: () => Promise<void>) => {
    const onSelect = () => {
      onUndo()
      void undo?.()
    }
    notify({ tone: 'done', text, ...(undo && { action: { label: 'Undo', onSelect } }) })
  }
  const tellFailed = (failed: Outcome<{ name: string }>['failed'], what: string) => {
    for (const { item, error } of failed) {
      notify({ tone: 'problem', text: `${item.name} could not be ${what}: ${error.message}` })
    }
  }

  const undoRelocation = async (relocations: readonly Relocation[]) => {
    const { done, failed } = await relocateEach({ relocations: wayBack(relocations) })
    if (done.length > 0) {
      tellDone(`${subject(done.map(({ experiment }) => experiment))} again called as before.`)
    }
    tellFailed(
      failed.map(({ item, error }) => ({ item: item.experiment, error })),
      'renamed back',
    )
  }
  const undoRemoval = async (experiments: readonly Experiment[]) => {
    const { done, failed } = await restoreEach(experiments)
    if (done.length > 0) tellDone(`${subject(done)} out of the trash again.`)
    tellFailed(failed, 'restored')
  }

  return {
    create,

    /** `result` says how or where they are then, e.g. `called b`. What is refused is left to the caller to tell. */
    relocate: async (
      relocations: readonly Relocation[],
      result: string,
      onProgress: (dealtWith: number) => void,
    ) => {
      const outcome = await relocateEach({ relocations, onProgress })
      const { done } = outcome
      if (done.length > 0) {
        const experiments = done.map(({ experiment }) => experiment)
        tellDone(`${subject(experiments)} now ${result}.`, () => undoRelocation(done))
      }
      return outcome
    },

    /** Into the trash; answers with those that are gone. */
    remove: async (experiments: readonly Experiment[]) => {
      const { done, failed } = await deleteEach(experiments)
      if (done.length > 0) tellDone(`${subject(done)} in the trash now.`, () => undoRemoval(done))
      tellFailed(failed, 'deleted')
      return done
    },
  }
}

/** One by its name, several by their number, with the verb that fits. */
const subject = (experiments: readonly Experiment[]): string => {
  const [only, another] = experiments
  return only && !another
    ? `${only.name} is`
    : `${formatCount(experiments.length, 'experiment')} are`
}
