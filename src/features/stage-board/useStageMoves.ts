import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type ModelVersion, registryMutations, type StageMove } from '#mlflow/registry.ts'
import type { Notice } from '#ui/Notices.tsx'
import { keepFocusOnCard } from './cardFocus.ts'
import { explainRefusal } from './explainRefusal.ts'
import { undoMoves } from './stageBoard.ts'

/** Carries moves out one after the other, and says what came of each. */
export function useStageMoves() {
  const { mutateAsync } = useMutation(registryMutations.moveToStage(useQueryClient()))
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const lastId = useRef(0)

  // Problems stay until they are dismissed; of what went well only the last is told.
  const notify = (notice: Omit<Notice, 'id'>) =>
    setNotices((notices) => [
      ...notices.filter(({ tone }) => tone === 'problem'),
      { ...notice, id: ++lastId.current },
    ])

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
    setNotices((notices) => notices.filter(({ tone }) => tone === 'problem'))
    if (await tryMoves(way)) {
      notify({ tone: 'done', text: `The move of ${model} version ${version} was undone.` })
    }
    // The button that was pressed is gone.
    keepFocusOnCard(move)
  }

  return {
    notices,
    dismiss: (id: number) => setNotices((notices) => notices.filter((notice) => notice.id !== id)),

    /** `before` are the versions as they are now, for the way back. */
    carryOut: async (move: StageMove, before: readonly ModelVersion[]) => {
      if (!(await tryMoves([move]))) return
      const wayBack = undoMoves(before, move)
      notify({
        tone: 'done',
        text: `${move.model} version ${move.version} is now in ${move.stage}.`,
        action: { label: 'Undo', onSelect: () => void undo(move, wayBack) },
      })
    },
  }
}
