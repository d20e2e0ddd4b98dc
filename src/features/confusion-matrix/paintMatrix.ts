import type { Rgb } from '#charting/parseColour.ts'
import { shortName } from '#charting/shortName.ts'
import { cellColour, cssColour, inkOn, type MatrixPalette } from './matrixPalette.ts'
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
const TEXT_PX = 24
/** Labels stand no closer than this: where cells are smaller, only some of the classes are named. */
const LABEL_PX = 11
/** Smaller cells of a difference have no mark that says what their colour does. */
const MARK_PX = 11
const MARK_SIZE = 4
/** Smaller cells have neither gaps nor hatching, and are drawn all at once. */
const SINGLE_PX = 5
/** Between larger ones. */
const GAP = 1

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
  within(context, { left: gutter.left, top: gutter.top, width, height }, () => {
    if (view.cellPx < SINGLE_PX) paintAtOnce(context, picture, shades, view)
    else paintSingly(context, picture, shades, view)
  })
  paintFrame(context, picture, ink, view)
  if (gutter.left > 0) paintLabels(context, picture, ink, view)
}

/** A line around the cells that are in sight. */
function paintFrame(
  context: CanvasRenderingContext2D,
  { labels }: MatrixPicture,
  ink: Ink,
  { gutter, width, height, cellPx }: MatrixWindow,
) {
  const spread = labels.length * cellPx
  context.strokeStyle = ink.text
  context.globalAlpha = 0.2
  context.strokeRect(
    gutter.left + 0.5,
    gutter.top + 0.5,
    Math.min(spread, width - gutter.left) - 1,
    Math.min(spread, height - gutter.top) - 1,
  )
  context.globalAlpha = 1
}

/** Every how many classes one is named beside cells of this size. */
export const labelStride = (cellPx: number) => Math.max(Math.ceil(LABEL_PX / cellPx), 1)

/** The places of the first and the last class in sight, in one direction. */
function inSight(scroll: number, room: number, cellPx: number, size: number) {
  const first = Math.max(Math.floor(scroll / cellPx), 0)
  return { first, last: Math.min(Math.ceil((scroll + room) / cellPx), size) - 1 }
}

/** Shades by heat, from −1 to 1. */
const shadesOf = (picture: MatrixPicture, palette: MatrixPalette): Rgb[] =>
  Array.from({ length: 2 * SHADES + 1 }, (_, i) =>
    cellColour(palette, picture.scale, (i - SHADES) / SHADES),
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
  const { labels, heat, values, weak, scale } = picture
  const { gutter, scroll, cellPx } = view
  const { rows, columns } = rangesOf(picture, view)
  const colours = shades.map(cssColour)
  const inks = shades.map(inkOn)
  const texts = cellPx >= TEXT_PX
  const side = cellPx - GAP
  const ground = shadeAt(0)
  context.fillStyle = colours[ground] ?? ''
  context.fillRect(gutter.left, gutter.top, view.width, view.height)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (let row = rows.first; row <= rows.last; row++) {
    const top = gutter.top + row * cellPx - scroll.top
    for (let column = columns.first; column <= columns.last; column++) {
      const at = row * labels.length + column
      const shade = shadeAt(heat[at] ?? 0)
      const left = gutter.left + column * cellPx - scroll.left
      if (shade !== ground) {
        context.fillStyle = colours[shade] ?? ''
        context.fillRect(left, top, side, side)
      }
      if (weak[row] === 1) hatch(context, left, top, side, inks[shade] ?? '')
      if (scale === 'difference' && heat[at] !== 0 && cellPx >= MARK_PX) {
        context.fillStyle = inks[shade] ?? ''
        mark(context, left + 1.5, top + 1.5, heat[at] ?? 0)
      }
      if (!texts || values[at] === 0) continue
      context.fillStyle = inks[shade] ?? ''
      context.fillText(picture.write(values[at] ?? 0), left + cellPx / 2, top + cellPx / 2, cellPx)
    }
  }
}

/** In the corner of a cell: up where it is better, down where it is worse. */
function mark(context: CanvasRenderingContext2D, left: number, top: number, heat: number) {
  const [base, tip] = heat > 0 ? [top + MARK_SIZE, top] : [top, top + MARK_SIZE]
  context.beginPath()
  context.moveTo(left, base)
  context.lineTo(left + MARK_SIZE, base)
  context.lineTo(left + MARK_SIZE / 2, tip)
  context.fill()
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

/** A dot for each cell, magnified; where cells share a dot, it has the colour of the strongest of them, so that none is lost. */
function paintAtOnce(
  context: CanvasRenderingContext2D,
  picture: MatrixPicture,
  shades: readonly Rgb[],
  view: MatrixWindow,
) {
  const { labels, heat } = picture
  const { gutter, scroll, cellPx } = view
  const { rows, columns } = rangesOf(picture, view)
  const dots = Math.min(cellPx * window.devicePixelRatio, 1)
  const [across, down] = [columns.last - columns.first + 1, rows.last - rows.first + 1]
  const width = Math.max(Math.ceil(across * dots), 1)
  const height = Math.max(Math.ceil(down * dots), 1)
  const strongest = new Float32Array(width * height)
  const lefts = Uint32Array.from({ length: across }, (_, column) => Math.floor(column * dots))
  for (let row = 0; row < down; row++) {
    const start = Math.floor(row * dots) * width
    const first = (rows.first + row) * labels.length + columns.first
    for (let column = 0; column < across; column++) {
      const value = heat[first + column] ?? 0
      if (value === 0) continue
      const dot = start + (lefts[column] ?? 0)
      if (Math.abs(value) > Math.abs(strongest[dot] ?? 0)) strongest[dot] = value
    }
  }
  const image = new ImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  const colours = Uint32Array.from(shades, pixelOf)
  for (let dot = 0; dot < pixels.length; dot++) {
    pixels[dot] = colours[shadeAt(strongest[dot] ?? 0)] ?? 0
  }
  const layer = new OffscreenCanvas(width, height)
  layer.getContext('2d')?.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(
    layer,
    gutter.left + columns.first * cellPx - scroll.left,
    gutter.top + rows.first * cellPx - scroll.top,
    (width / dots) * cellPx,
    (height / dots) * cellPx,
  )
}

/** A colour as the pixel of a picture, whichever order of bytes the machine has. */
function pixelOf([red, green, blue]: Rgb): number {
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0
}

const LABEL_GAP = 5

function paintLabels(
  context: CanvasRenderingContext2D,
  picture: MatrixPicture,
  ink: Ink,
  view: MatrixWindow,
) {
  const { gutter, scroll, cellPx, width, height } = view
  const { rows, columns } = rangesOf(picture, view)
  const middle = cellPx / 2
  const stride = labelStride(cellPx)
  const named = (first: number) => Math.ceil(first / stride) * stride
  const nameOf = (place: number, room: number) =>
    fitted(context, picture.labels[place] ?? '', room - 2 * LABEL_GAP)
  context.fillStyle = ink.text
  context.textBaseline = 'middle'
  // The first name of all reaches beyond a small cell.
  const beyond = LABEL_PX / 2
  within(context, { left: 0, top: gutter.top - beyond, width: gutter.left, height }, () => {
    context.textAlign = 'right'
    for (let row = named(rows.first); row <= rows.last; row += stride) {
      const top = gutter.top + row * cellPx - scroll.top + middle
      context.fillText(nameOf(row, gutter.left), gutter.left - LABEL_GAP, top)
    }
  })
  within(context, { left: gutter.left - beyond, top: 0, width, height: gutter.top }, () => {
    context.textAlign = 'left'
    for (let column = named(columns.first); column <= columns.last; column += stride) {
      context.save()
      context.translate(gutter.left + column * cellPx - scroll.left + middle, gutter.top)
      context.rotate(-Math.PI / 2)
      context.fillText(nameOf(column, gutter.top), LABEL_GAP, 0)
      context.restore()
    }
  })
}

type Area = { left: number; top: number; width: number; height: number }

function within(context: CanvasRenderingContext2D, area: Area, paint: () => void) {
  context.save()
  context.beginPath()
  context.rect(area.left, area.top, area.width, area.height)
  context.clip()
  paint()
  context.restore()
}

/** A name cut to what has room. */
function fitted(context: CanvasRenderingContext2D, name: string, room: number): string {
  const widthOf = (text: string) => context.measureText(text).width
  const width = widthOf(name)
  if (width <= room) return name
  let length = Math.floor((name.length * room) / width)
  while (length > 3 && widthOf(shortName(name, length)) > room) length--
  return shortName(name, length)
}
