import { type DragEvent, useState } from 'react'

/** How a run that is dragged names itself. */
const DRAGGED = 'application/x-tidemark-run'

/**
 * Lets a run's heading be dragged, and others be dropped before or after it. `side` says where what is over it would
 * come to stand. The heading's menu does the same by keyboard.
 */
export function useDropSide(
  runId: string,
  runsAs: 'columns' | 'rows',
  onPlace: (runId: string, side: 'before' | 'after', besideId: string) => void,
) {
  const [side, setSide] = useState<'before' | 'after' | null>(null)
  const sideAt = ({ clientX, clientY, currentTarget }: DragEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const inFirstHalf =
      runsAs === 'columns' ? clientX < left + width / 2 : clientY < top + height / 2
    return inFirstHalf ? 'before' : 'after'
  }
  return {
    side,
    dragProps: {
      draggable: true,
      onDragStart: ({ dataTransfer }: DragEvent) => {
        dataTransfer.setData(DRAGGED, runId)
        dataTransfer.effectAllowed = 'move'
      },
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setSide(sideAt(event))
      },
      onDragLeave: () => setSide(null),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setSide(null)
        const dragged = event.dataTransfer.getData(DRAGGED)
        if (dragged && dragged !== runId) onPlace(dragged, sideAt(event), runId)
      },
    },
  }
}
