import type { Line } from './seedLines.ts'

/** What one chart of a peer can be told once it is drawn. */
export type PeerChart = { zoom: (from: number, to: number) => void; remove: () => void }

/** Draws lines into a place of `WIDTH` × `HEIGHT` px. */
export type Peer = (place: HTMLElement, lines: readonly Line[]) => PeerChart

/** Of a chart, in px, axes included. */
export const WIDTH = 520
export const HEIGHT = 240
