import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Experiment, experimentMutations, type Relocation } from '#mlflow/experiments.ts'
import { formatCount } from '#ui/formatCount.ts'
import { useNotices } from '#ui/useNotices.ts'
import { wayBack } from './relocations.ts'

/** Changes experiments, says what came of it, and offers the way back. */
export function useTreeChanges() {
  const queryClient = useQueryClient()
  const { notices, notify, dismiss } = useNotices()
  const { mutateAsync: create } = useMutation(experimentMutations.create(queryClient))
  const { mutateAsync: relocateEach } = useMutation(experimentMutations.relocate(queryClient))
  const { mutateAsync: deleteEach } = useMutation(experimentMutations.delete(queryClient))
  const { mutateAsync: restoreEach } = useMutation(experimentMutations.restore(queryClient))

  const tellFailures = (
    failed: readonly { item: { name: string }; error: Error }[],
    what: string,
  ) => {
    for (const { item, error } of failed) {
      notify({ tone: 'problem', text: `${item.name} could not be ${what}: ${error.message}` })
    }
  }

  const undoDelete = async (experiments: readonly Experiment[]) => {
    const { done, failed } = await restoreEach(experiments)
    if (done.length > 0) notify({ tone: 'done', text: `${nameOf(done)} was restored.` })
    tellFailures(failed, 'restored')
  }

  const undoRelocation = async (relocations: readonly Relocation[]) => {
    const { done, failed } = await relocateEach({ relocations: wayBack(relocations) })
    if (done.length > 0) notify({ tone: 'done', text: 'The old name is back.' })
    tellFailures(
      failed.map(({ item, error }) => ({ item: item.experiment, error })),
      'renamed back',
    )
  }

  return {
    notices,
    dismiss,
    create,

    /** What is refused is left to the caller to tell. */
    relocate: async (
      relocations: readonly Relocation[],
      newName: string,
      onProgress: (dealtWith: number) => void,
    ) => {
      const outcome = await relocateEach({ relocations, onProgress })
      const { done } = outcome
      if (done.length > 0) {
        notify({
          tone: 'done',
          text: `${nameOf(done.map(({ experiment }) => experiment))} is now ${done.length === 1 ? '' : 'in '}${newName}.`,
          action: { label: 'Undo', onSelect: () => void undoRelocation(done) },
        })
      }
      return outcome
    },

    /** Answers with those that are gone. */
    remove: async (experiments: readonly Experiment[]) => {
      const { done, failed } = await deleteEach(experiments)
      if (done.length > 0) {
        notify({
          tone: 'done',
          text: `${nameOf(done)} was moved to the trash.`,
          action: { label: 'Undo', onSelect: () => void undoDelete(done) },
        })
      }
      tellFailures(failed, 'deleted')
      return done
    },
  }
}

/** One by its name, several by their number. */
const nameOf = (experiments: readonly Experiment[]): string => {
  const [only, another] = experiments
  return only && !another
    ? only.name
    : `A group of ${formatCount(experiments.length, 'experiment')}`
}
