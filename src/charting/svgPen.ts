/** What strokes are drawn with: a canvas, or a path of an SVG. */
export type Pen = {
  moveTo: (left: number, top: number) => void
  lineTo: (left: number, top: number) => void
}

/** A pen that writes the `d` of an SVG path, to a tenth of a px. */
export function svgPen(): Pen & { d: () => string } {
  const parts: string[] = []
  const write = (letter: string) => (left: number, top: number) =>
    void parts.push(`${letter}${round(left)} ${round(top)}`)
  return { moveTo: write('M'), lineTo: write('L'), d: () => parts.join('') }
}

const round = (px: number) => Math.round(px * 10) / 10
