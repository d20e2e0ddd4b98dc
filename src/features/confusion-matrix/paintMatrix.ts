import { cellColour, cssColour, inkOn, type MatrixPalette, type Rgb } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'

/** The part of a matrix that is in sight, in px of the page. */
export type MatrixWindow = {
  /** Room for labels at the left and above. */
  gutter: { left: number; top: number }
  /** How far the cells are scrolled. */
  scroll: { left: number; top: number }
  width: number
  height: number
  /** Of one cell, in either direction; a fraction where many share a px. */
  cellPx: number
}

/** Smaller cells hold no text. */
const TEXT_PX = 26
/** Smaller ones have no labels beside them. */
export const LABEL_PX = 11
/** Smaller ones are not drawn one by one. */
const SINGLE_PX = 2

/** The colour of the labels, and the font of all texts. */
export type Ink = { text: string; font: string }

const SHADES = 64

/** Draws the cells that are in sight, their texts where there is room, and the labels of their classes. */
export function paintMatrix(
  context: CanvasRenderingContext2D,
  picture: MatrixPicture,
  palette: MatrixPalette,
  ink: Ink,
  view: MatrixWindow,
) {
  const { gutter, width, height } = view
  const shades = shadesOf(picture, palette)
  context.font = ink.font
  context.save()
  context.beginPath()
  context.rect(gutter.left, gutter.top, width - gutter.left, height - gutter.top)
  context.clip()
  if (view.cellPx < SINGLE_PX) paintPooled(context, picture, shades, view)
  else paintSingly(context, picture, shades, view)
  context.restore()
  if (view.cellPx >= LABEL_PX) paintLabels(context, picture, ink, view)
}

/** The places of the first and the last class in sight, in one direction. */
export function inSight(scroll: number, room: number, cellPx: number, size: number) {
  const first = Math.max(Math.floor(scroll / cellPx), 0)
  return { first, last: Math.min(Math.ceil((scroll + room) / cellPx), size) - 1 }
}

/** Shades by heat, from −1 to 1. */
const shadesOf = (picture: MatrixPicture, palette: MatrixPalette): Rgb[] =>
  Array.from({ length: 2 * SHADES + 1 }, (_, i) =>
    cellColour(palette, picture, (i - SHADES) / SHADES),
  )

const shadeAt = (heat: number) => Math.round(heat * SHADES) + SHADES

function rangesOf({ labels }: MatrixPicture, view: MatrixWindow) {
  const { gutter, scroll, width, height, cellPx } = view
  return {
    rows: inSight(scroll.top, height - gutter.top, cellPx, labels.length),
    columns: inSight(scroll.left, width - gutter.left, cellPx, labels.length),
  }
}

function paintSingly(
  context: CanvasRenderingContext2D,
  picture: MatrixPicture,
  shades: readonly Rgb[],
  view: MatrixWindow,
) {
  const { labels, heat, values, weak } = picture
  const { gutter, scroll, cellPx } = view
  const { rows, columns } = rangesOf(picture, view)
  const colours = shades.map(cssColour)
  const inks = shades.map(inkOn)
  const gap = cellPx >= 6 ? 1 : 0
  const texts = cellPx >= TEXT_PX
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (let row = rows.first; row <= rows.last; row++) {
    const top = gutter.top + row * cellPx - scroll.top
    for (let column = columns.first; column <= columns.last; column++) {
      const at = row * labels.length + column
      const shade = shadeAt(heat[at] ?? 0)
      const left = gutter.left + column * cellPx - scroll.left
      context.fillStyle = colours[shade] ?? ''
      context.fillRect(left, top, cellPx - gap, cellPx - gap)
      if (weak[row] === 1 && cellPx >= 6) hatch(context, left, top, cellPx - gap, inks[shade] ?? '')
      if (!texts || values[at] === 0) continue
      context.fillStyle = inks[shade] ?? ''
      context.fillText(picture.write(values[at] ?? 0), left + cellPx / 2, top + cellPx / 2, cellPx)
    }
  }
}

/** A stroke across a cell of little support. */
function hatch(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  size: number,
  ink: string,
) {
  context.strokeStyle = ink
  context.globalAlpha = 0.25
  context.beginPath()
  context.moveTo(left, top + size)
  context.lineTo(left + size, top)
  context.stroke()
  context.globalAlpha = 1
}

/** Where many cells share a dot, it has the colour of the strongest of them, so that none is lost. */
function paintPooled(
  context: CanvasRenderingContext2D,
  picture: MatrixPicture,
  shades: readonly Rgb[],
  view: MatrixWindow,
) {
  const { labels, heat } = picture
  const { gutter, scroll, cellPx } = view
  const { rows, columns } = rangesOf(picture, view)
  const ratio = window.devicePixelRatio
  const dots = cellPx * ratio
  const width = Math.max(Math.ceil((columns.last - columns.first + 1) * dots), 1)
  const height = Math.max(Math.ceil((rows.last - rows.first + 1) * dots), 1)
  const strongest = new Float32Array(width * height)
  for (let row = rows.first; row <= rows.last; row++) {
    const top = Math.floor((row - rows.first) * dots)
    for (let column = columns.first; column <= columns.last; column++) {
      const value = heat[row * labels.length + column] ?? 0
      const dot = top * width + Math.floor((column - columns.first) * dots)
      if (Math.abs(value) > Math.abs(strongest[dot] ?? 0)) strongest[dot] = value
    }
  }
  const image = new ImageData(width, height)
  for (const [dot, value] of strongest.entries()) {
    const colour = shades[shadeAt(value)]
    image.data.set([colour?.[0] ?? 0, colour?.[1] ?? 0, colour?.[2] ?? 0, 255], dot * 4)
  }
  const layer = new OffscreenCanvas(width, height)
  layer.getContext('2d')?.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(
    layer,
    gutter.left + columns.first * cellPx - scroll.left,
    gutter.top + rows.first * cellPx - scroll.top,
    width / ratio,
    height / ratio,
  )
}

const LABEL_GAP = 6

function paintLabels(
  context: CanvasRenderingContext2D,
  picture: MatrixPicture,
  ink: Ink,
  view: MatrixWindow,
) {
  const { gutter, scroll, cellPx, width, height } = view
  const { rows, columns } = rangesOf(picture, view)
  const middle = cellPx / 2
  context.fillStyle = ink.text
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  context.save()
  context.beginPath()
  context.rect(0, gutter.top, gutter.left, height - gutter.top)
  context.clip()
  for (let row = rows.first; row <= rows.last; row++) {
    const top = gutter.top + row * cellPx - scroll.top + middle
    context.fillText(
      fitted(context, picture.labels[row], gutter.left),
      gutter.left - LABEL_GAP,
      top,
    )
  }
  context.restore()
  context.save()
  context.beginPath()
  context.rect(gutter.left, 0, width - gutter.left, gutter.top)
  context.clip()
  context.textAlign = 'left'
  for (let column = columns.first; column <= columns.last; column++) {
    context.save()
    context.translate(gutter.left + column * cellPx - scroll.left + middle, gutter.top - LABEL_GAP)
    context.rotate(-Math.PI / 2)
    context.fillText(fitted(context, picture.labels[column], gutter.top), 0, 0)
    context.restore()
  }
  context.restore()
}

/** A name cut to what has room. */
function fitted(context: CanvasRenderingContext2D, label: string | undefined, room: number) {
  const name = label ?? ''
  if (context.measureText(name).width <= room - 2 * LABEL_GAP) return name
  let length = name.length
  while (
    length > 1 &&
    context.measureText(`${name.slice(0, length)}…`).width > room - 2 * LABEL_GAP
  )
    length--
  return `${name.slice(0, length)}…`
}
