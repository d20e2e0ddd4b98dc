import { useLayoutEffect, useRef } from 'react'

type Props = {
  /** In px of the page; the canvas has as many dots as the screen has for them. */
  width: number
  height: number
  /** Draws on an empty canvas, in px of the page, whenever it is another function than before. */
  paint: (context: CanvasRenderingContext2D) => void
  /** Calls back when it has to be drawn again for a reason that React does not know; gives what ends that. */
  watch?: (repaint: () => void) => () => void
  className?: string | undefined
}

/** A picture that is drawn by a function. It says nothing to those who do not see it. */
export function Canvas({ width, height, paint, watch, className }: Props) {
  const ref = useRef<HTMLCanvasElement>(null)

  useLayoutEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return undefined
    const ratio = window.devicePixelRatio
    // Setting the size empties the canvas.
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    const repaint = () => {
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      paint(context)
    }
    repaint()
    return watch?.(repaint)
  }, [width, height, paint, watch])

  return <canvas ref={ref} className={className} style={{ width, height }} aria-hidden />
}
