import box from '#charting/plotBox.module.css'
import { onHighlight } from '#src/highlightedRun.ts'
import { Canvas } from '#ui/Canvas.tsx'
import { useDocumentScheme } from '#ui/useDocumentScheme.ts'

type Paint = (context: CanvasRenderingContext2D) => void

type Props = {
  /** In px. */
  width: number
  height: number
  paint: Paint
  /** Draws the mark of the highlighted run, above all others. */
  paintLit: Paint
}

/** The marks of a plot on a canvas, and the highlighted one on another above it: the many are not painted with the pointer. */
export function PaintedMarks({ width, height, paint, paintLit }: Props) {
  const scheme = useDocumentScheme()
  const size = { className: box.canvas, width, height }
  return (
    <>
      <Canvas key={scheme} {...size} paint={paint} />
      <Canvas key={`lit ${scheme}`} {...size} paint={paintLit} watch={onHighlight} />
    </>
  )
}
