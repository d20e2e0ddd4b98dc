import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ModelVersion, registryMutations, type StageMove } from '#mlflow/registry.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { keepFocusOnCard } from './cardFocus.ts'
import { explainRefusal } from './explainRefusal.ts'
import { undoMoves } from './stageBoard.ts'

/** Returns what carries a move out and says what came of it; `before` are the versions as they are now, for the way back. */
export function useStageMoves() {
  const { mutateAsync } = useMutation(registryMutations.moveToStage(useQueryClient()))
  const notify = useNotify()

  /** Whether all went through; stops at the first that the server refuses. */
  async function tryMoves(moves: readonly StageMove[]): Promise<boolean> {
    for (const move of moves) {
      try {
        await mutateAsync(move)
      } catch (error) {
        notify({ tone: 'problem', text: explainRefusal(move, error) })
        return false
      }
    }
    return true
  }

  async function undo(move: StageMove, way: readonly StageMove[]) {
    const { model, version } = move
    if (await tryMoves(way)) {
      notify({ tone: 'done', text: `The move of ${model} version ${version} was undone.` })
    }
    // The button that was pressed is gone.
    keepFocusOnCard(move)
  }

  return async (move: StageMove, before: readonly ModelVersion[]) => {
    if (!(await tryMoves([move]))) return
    const wayBack = undoMoves(before, move)
    notify({
      tone: 'done',
      text: `${move.model} version ${move.version} is now in ${move.stage}.`,
      action: { label: 'Undo', onSelect: () => void undo(move, wayBack) },
    })
  }
}
