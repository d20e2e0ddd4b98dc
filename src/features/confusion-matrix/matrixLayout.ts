import type { MatrixPicture } from './matrixPicture.ts'

/** How a matrix is laid out as a table of texts, in px. */
export type TableLayout = {
  size: 'few' | 'several' | 'many'
  /** The most room that labels beside the rows take. */
  label: number
  cell: { width: number; height: number }
}

/** With more classes than these, a matrix is drawn on a canvas. */
const MOST_IN_TABLE = 24

/** Sizes by how many classes there are at most; of a cell in px, and of one character of its text. */
const SIZES = [
  { size: 'few', most: 4, character: 9, padding: 24, usual: 116, height: 62 },
  { size: 'several', most: 8, character: 8, padding: 18, usual: 72, height: 44 },
  { size: 'many', most: MOST_IN_TABLE, character: 6.2, padding: 4, usual: 36, height: 27 },
] as const

/** Of one character of a label, of what stands around it, and of the longest that is written out, in px. */
const LABEL = { character: 7, padding: 14, longest: 154 }
/** Labels beside the rows take at most this share of the room. */
const LABEL_SHARE = 0.34

/** How a matrix fits as texts into a width; null where it does not, or has too many classes to be read so. */
export function tableLayout(
  { labels, values, write }: MatrixPicture,
  room: number,
): TableLayout | null {
  const kind = SIZES.find(({ most }) => labels.length <= most)
  if (!kind) return null
  const longest = values.reduce((most, value) => Math.max(most, write(value).length), 0)
  const least = longest * kind.character + kind.padding
  const name = labels.reduce((most, label) => Math.max(most, label.length), 0)
  const wished = Math.max(name * LABEL.character + LABEL.padding, CORNER)
  const label = Math.min(wished, LABEL.longest, Math.max(room * LABEL_SHARE, CORNER))
  const width = Math.floor((room - label) / Math.max(labels.length, 1))
  if (width < least) return null
  const { size, usual, height } = kind
  return { size, label, cell: { width: Math.min(width, Math.max(usual, least)), height } }
}

/** Of a matrix on a canvas, in px. */
export const LARGEST_CANVAS = 620

/** How wide a figure with this room for its matrix becomes where nothing else makes it wider, in px. */
export function figureWidth(picture: MatrixPicture, room: number): number {
  const layout = tableLayout(picture, room)
  const matrix = layout
    ? layout.label + picture.labels.length * layout.cell.width
    : Math.min(room, LARGEST_CANVAS)
  return matrix + FIGURE_PADDING
}

/** What is written in the corner, in px. */
const CORNER = 86

/** Around the matrix in its figure, with the border, in px. */
const FIGURE_PADDING = 34
const GAP = 12

/** How many figures stand side by side, and the room for the matrix in each, in px. */
export type FigureGrid = { columns: number; room: number }

/** As many figures as find this room in a width, at most so many. */
export function figureGrid(
  width: number,
  least: number,
  most = Number.POSITIVE_INFINITY,
): FigureGrid {
  const fitting = Math.floor((width + GAP) / (least + FIGURE_PADDING + GAP))
  const columns = Math.max(Math.min(fitting, most), 1)
  return {
    columns,
    room: Math.max(Math.floor((width - (columns - 1) * GAP) / columns) - FIGURE_PADDING, 0),
  }
}

/** The room, in px, in which a matrix of so many classes is read well beside others. */
export const wishedRoom = (classes: number) => (classes <= 4 ? 270 : classes <= 8 ? 340 : 370)

/** About how high a figure of so many classes is, in px: what is kept free until it is there. */
export function figureHeight(classes: number, room: number): number {
  const kind = SIZES.find(({ most }) => classes <= most)
  const labels = kind?.size === 'many' ? 80 : 30
  return AROUND_MATRIX + (kind ? labels + classes * kind.height : room)
}

/** Caption, legend and what is said of the cell that is pointed at, in px. */
const AROUND_MATRIX = 150
