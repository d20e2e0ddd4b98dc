import { type ReactNode, useMemo, useState } from 'react'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { NearViewport } from '#ui/NearViewport.tsx'
import { orderedClasses } from './classOrder.ts'
import classes from './MatrixComparison.module.css'
import { figureGrid, figureHeight, wishedRoom } from './matrixLayout.ts'
import type { MatrixRun } from './matrixRun.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import { type PointedClasses, RunMatrix } from './RunMatrix.tsx'
import { useMatrixFile } from './useMatrixFile.ts'
import type { WantedMatrix } from './useRunSources.ts'

type Props = {
  /** The run whose matrix sets the order of the classes in all of them. */
  leader: WantedMatrix
  matrices: readonly WantedMatrix[]
  search: MatrixSearch
  renderName: (run: MatrixRun) => ReactNode
}

/**
 * Each matrix in a figure of its own, read once it comes into view; what is pointed at in one is marked in all that have
 * the same classes.
 */
export function MatrixMultiples({ leader, matrices, search, renderName }: Props) {
  const { ref, width } = useSettledWidth()
  const [pointed, setPointed] = useState<PointedClasses | null>(null)
  const led = useMatrixFile(leader)
  const matrix = led.state === 'read' ? led.reading.matrix : null
  const { name } = leader.run
  const order = useMemo(
    () => matrix && { ...orderedClasses(matrix, search.order), name },
    [matrix, search.order, name],
  )
  const size = matrix?.labels.length ?? 2
  const { columns, room } = figureGrid(width, wishedRoom(size), matrices.length)
  const height = figureHeight(size, room)
  return (
    <div
      ref={ref}
      className={classes.figures}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {width > 0 &&
        matrices.map((wanted) => (
          <NearViewport key={wanted.run.id} className={classes.place} height={height}>
            <RunMatrix
              wanted={wanted}
              search={search}
              order={order}
              room={room}
              height={height}
              name={renderName(wanted.run)}
              pointed={pointed}
              onPoint={setPointed}
            />
          </NearViewport>
        ))}
    </div>
  )
}
