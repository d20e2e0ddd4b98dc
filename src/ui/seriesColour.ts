/** The CSS colour of a selected run's slot; it follows the colour scheme, so a run keeps its hue in both. */
export const seriesColour = (slot: number | null): string =>
  slot === null ? 'var(--series-none)' : `var(--series-${slot})`
