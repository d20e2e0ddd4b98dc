import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ModelVersion } from '#mlflow/registry.ts'
import { moveMutation, type MoveNote, type RegistryMove, undoMoves } from '#mlflow/registryMoves.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { keepFocusOnCard } from './cardFocus.ts'
import { doneSentence, explainRefusal } from './moveWords.ts'

/** Returns what carries a move out and says what came of it; `before` are the versions as they are now, for the way back. */
export function useMoves() {
  const { mutateAsync } = useMutation(moveMutation(useQueryClient()))
  const notify = useNotify()

  /** Whether all went through; stops at the first that is refused. */
  async function tryMoves(moves: readonly RegistryMove[], note: MoveNote): Promise<boolean> {
    for (const move of moves) {
      try {
        const unkept = await mutateAsync({ move, note })
        if (unkept !== null) {
          notify({
            tone: 'problem',
            text: `${doneSentence(move)} The reason could not be kept: ${unkept}`,
          })
        }
      } catch (error) {
        notify({ tone: 'problem', text: explainRefusal(move, error) })
        return false
      }
    }
    return true
  }

  async function undo(move: RegistryMove, way: readonly RegistryMove[], user: string) {
    const { model, version } = move
    if (await tryMoves(way, { reason: 'The move was undone', user })) {
      notify({ tone: 'done', text: `The move of ${model} version ${version} was undone.` })
    }
    // The button that was pressed is gone.
    keepFocusOnCard(move)
  }

  return async (move: RegistryMove, note: MoveNote, before: readonly ModelVersion[]) => {
    if (!(await tryMoves([move], note))) return
    const wayBack = undoMoves(before, move)
    notify({
      tone: 'done',
      text: doneSentence(move),
      action: { label: 'Undo', onSelect: () => void undo(move, wayBack, note.user) },
    })
  }
}
